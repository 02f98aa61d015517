import { DAY } from './decay.ts';
import { wordsOf, type Findings, type Source, type TopicId, type Word } from './findings.ts';
import type { ProfileId } from './types.ts';

export type CriterionState = 'met' | 'not-met' | 'unknown' | 'not-applicable';

/** A thing a kind of buyer asks for: shown and filtered by, never scored (domain: buyer profiles). */
export interface Criterion {
  topic: TopicId;
  /** Numbers: at most, or at least, so much meets it. Words: 'yes' does. */
  atMost?: number;
  atLeast?: number;
}

/** What each profile asks for. `medium` is our own, between small and channel. */
export const CHECKLISTS: Readonly<Record<ProfileId, readonly Criterion[]>> = Object.freeze({
  small: [
    { topic: 'moq', atMost: 10 },
    { topic: 'mixed-batch' },
    { topic: 'dropshipping' },
    { topic: 'prepayment', atMost: 0 },
    { topic: 'newcomer-terms' },
    { topic: 'first-order-discount' },
    { topic: 'test-cards' },
  ],
  medium: [
    { topic: 'moq', atMost: 100 },
    { topic: 'mixed-batch' },
    { topic: 'dropshipping' },
    { topic: 'capacity', atLeast: 1000 },
    { topic: 'custom-discount' },
  ],
  channel: [
    { topic: 'capacity', atLeast: 1000 },
    { topic: 'head-brands', atLeast: 1 },
    { topic: 'custom-discount' },
    { topic: 'co-branding' },
  ],
  community: [{ topic: 'referral-posters' }, { topic: 'courses' }, { topic: 'case-library' }],
});

export interface CheckedCriterion extends Criterion {
  state: CriterionState;
  /** What was found; null when nothing is known. */
  value: string | number | null;
  source: Source | null;
  /** When, ms UTC. */
  at: number | null;
  /** Key of the observation. */
  evidence: string | null;
}

/** A word older than this says nothing any more, days. */
export const CHECKLIST_VALID_DAYS = 180;

const STRENGTH: Readonly<Record<Source, number>> = {
  official: 3,
  'test-buy': 2,
  proof: 2,
  page: 1,
  entry: 0,
};

/** The newest word of the strongest source. */
function bestWord(words: readonly Word[]): Word | undefined {
  return words.reduce<Word | undefined>(
    (best, word) =>
      best === undefined || STRENGTH[word.source] >= STRENGTH[best.source] ? word : best,
    undefined,
  );
}

function stateOf({ atMost, atLeast }: Criterion, value: string | number): CriterionState {
  if (value === 'not-applicable') return 'not-applicable';
  if (typeof value === 'string') return value === 'yes' ? 'met' : 'not-met';
  const met = value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
  return met ? 'met' : 'not-met';
}

/** How a platform stands against a profile's list at `now`. */
export function checklist(findings: Findings, profile: ProfileId, now: number): CheckedCriterion[] {
  const oldest = now - CHECKLIST_VALID_DAYS * DAY;
  return CHECKLISTS[profile].map((criterion) => {
    const words = wordsOf(findings, criterion.topic, '').filter(({ t }) => t >= oldest && t <= now);
    const word = bestWord(words);
    if (word === undefined) {
      return {
        ...criterion,
        state: 'unknown',
        value: null,
        source: null,
        at: null,
        evidence: null,
      };
    }
    const { value, source, t, id } = word;
    return { ...criterion, state: stateOf(criterion, value), value, source, at: t, evidence: id };
  });
}
