import type { EntryRecord } from '@kaopu/db';
import { Entry, entryByKind, indicateEntry } from '@kaopu/probes';
import { EPOCH, INDICATOR_SPECS, METHOD, periodOf, type IndicatorId } from '@kaopu/scoring';

const DAY_MS = 86_400_000;

interface Capped {
  key: string;
  at: number;
  reporter: string;
  period: number;
  /** Indicators of which only a reporter's newest entry of the period counts. */
  indicators: Set<IndicatorId>;
}

/** Kinds of memory in which a reporter's entries are capped; registers keep the newest word anyway. */
function isCapped(indicator: IndicatorId): boolean {
  const { kind } = INDICATOR_SPECS[indicator];
  return kind === 'counter' || kind === 'waits';
}

function cappedOf(platform: string, { key, kind, at, seen }: EntryRecord): Capped | null {
  const definition = entryByKind(kind);
  const reporter = Entry.safeParse(seen).data?.reporter;
  if (definition === undefined || reporter === undefined) return null;
  const said = indicateEntry(definition, { platform, at: at.getTime(), seen })?.readings ?? [];
  const indicators = said.flatMap(({ indicator, source, x }) =>
    x !== null && (source === 'entry' || source === 'proof') && isCapped(indicator)
      ? [indicator]
      : [],
  );
  if (indicators.length === 0) return null;
  const period = periodOf(at.getTime(), METHOD.entries.periodDays);
  return { key, at: at.getTime(), reporter, period, indicators: new Set(indicators) };
}

function isNewer(a: Capped, b: Capped): boolean {
  return a.at > b.at || (a.at === b.at && a.key > b.key);
}

/**
 * Which entries count no more because the same reporter said something newer of the same indicators
 * in the same period, and by which. `standing`: entries nobody took back.
 */
export function countedInstead(
  platform: string,
  standing: readonly EntryRecord[],
): Map<string, string> {
  const capped = standing.flatMap((entry) => cappedOf(platform, entry) ?? []);
  const instead = new Map<string, string>();
  for (const own of capped) {
    const rivals = capped.filter(
      (other) =>
        other.reporter === own.reporter && other.period === own.period && isNewer(other, own),
    );
    const isOvertaken = [...own.indicators].every((indicator) =>
      rivals.some(({ indicators }) => indicators.has(indicator)),
    );
    const newest = rivals.toSorted((a, b) => (isNewer(a, b) ? -1 : 1))[0];
    if (isOvertaken && newest !== undefined) instead.set(own.key, newest.key);
  }
  return instead;
}

/** The whole periods that these instants lie in. */
export function periodsOf(instants: readonly Date[]): { from: Date; to: Date } {
  const span = METHOD.entries.periodDays * DAY_MS;
  const periods = instants.map((at) => periodOf(at.getTime(), METHOD.entries.periodDays));
  return {
    from: new Date(EPOCH + Math.min(...periods) * span),
    to: new Date(EPOCH + (Math.max(...periods) + 1) * span),
  };
}
