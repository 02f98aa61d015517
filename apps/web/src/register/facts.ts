import type { Detection, Proposal } from '../api/detection.ts';

/** What is taken over from a look when its box is ticked; whose shop it is, is chosen apart from them. */
export const FACTS = ['title', 'icp', 'contacts', 'prices', 'claims'] as const;
export type Fact = (typeof FACTS)[number];

/** The probe that goes on looking at a fact. */
const PROBE_OF: Readonly<Partial<Record<Fact, string>>> = {
  icp: 'qualification-disclosure',
  contacts: 'support-channels',
  prices: 'price-drift',
  claims: 'compliance-wording',
};

export function isFound(fact: Fact, detection: Detection): boolean {
  switch (fact) {
    case 'title':
      return detection.title.trim() !== '';
    case 'icp':
      return detection.icpNumber !== null;
    case 'contacts':
      return detection.contacts.length > 0;
    case 'prices':
      return detection.pricePages.length > 0;
    case 'claims':
      return detection.claims.length > 0;
  }
}

/** Whose shop it is, where its pages name one firm and not several. */
export function soleName({ legalNames }: Pick<Detection, 'legalNames'>): string | null {
  const [only, ...others] = legalNames;
  return others.length === 0 ? (only ?? null) : null;
}

/** Without the probes of what was found and is not to be watched. */
export function watched(
  proposals: readonly Proposal[],
  detection: Detection | null,
  ticked: ReadonlySet<Fact>,
): Proposal[] {
  if (detection === null) return [...proposals];
  const left = FACTS.filter((fact) => isFound(fact, detection) && !ticked.has(fact));
  const dropped = new Set(left.map((fact) => PROBE_OF[fact]));
  return proposals.filter(({ kind }) => !dropped.has(kind));
}
