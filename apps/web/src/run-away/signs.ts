import type { GroupActivityView, InsightsView } from '@kaopu/contracts';

type Sign = InsightsView['earlyWarning']['signs'][number];

/** The four that come before a shutdown, and what else is watched for. */
export const CODES = [
  'replies',
  'withdrawals',
  'groups',
  'stale',
  'price-dump',
  'identity',
] as const;
export type Code = (typeof CODES)[number];

/** The four of the run-away pattern: always shown, observed or not. */
const MAIN: readonly Code[] = ['replies', 'withdrawals', 'groups', 'stale'];

export type ShownSign = Pick<Sign, 'strength' | 'figures' | 'evidence'> & { code: Code };

const NOT_OBSERVED = { strength: 'unknown', figures: null, evidence: [] } as const;

/**
 * The signs in their order. What nobody saw is there as not observed: a sign that is left out would
 * pass for a calm one. Of the others only what was observed is shown.
 */
export function shownSigns(
  signs: readonly Sign[],
  groups: GroupActivityView | undefined,
): ShownSign[] {
  return CODES.flatMap((code): ShownSign[] => {
    const found = code === 'groups' ? groups : signs.find((sign) => sign.code === code);
    if (found === undefined)
      return MAIN.includes(code) ? [{ code, ...NOT_OBSERVED, evidence: [] }] : [];
    if (found.strength === 'unknown' && !MAIN.includes(code)) return [];
    const { strength, figures, evidence } = found;
    return [{ code, strength, figures, evidence }];
  });
}

/** How many of the four were observed. */
export function observedOf(signs: readonly ShownSign[]): { known: number; all: number } {
  const main = signs.filter(({ code }) => MAIN.includes(code));
  return { known: main.filter(({ strength }) => strength !== 'unknown').length, all: MAIN.length };
}
