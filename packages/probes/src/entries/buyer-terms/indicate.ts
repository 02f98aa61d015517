import type { Finding, TopicId } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

/** Checklists are shown and filtered by, never scored. */
export const INDICATORS = [] as const;

/** Topics by field; what has none is for people to read. */
const TOPICS = {
  moq: 'moq',
  mixedBatch: 'mixed-batch',
  dropshipping: 'dropshipping',
  deposit: 'prepayment',
  newcomerTerms: 'newcomer-terms',
  firstOrderDiscount: 'first-order-discount',
  testCards: 'test-cards',
  customDiscount: 'custom-discount',
  coBranding: 'co-branding',
  capacity: 'capacity',
  headBrands: 'head-brands',
  referralPosters: 'referral-posters',
  courses: 'courses',
  caseLibrary: 'case-library',
} as const satisfies Partial<Record<keyof Fields, TopicId>>;

const yuan = (fen: number | undefined) => (fen === undefined ? undefined : fen / 100);

/** Pure: what a buyer was told, topic by topic. */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const names = Object.keys(TOPICS) as (keyof typeof TOPICS)[];
  const findings: Finding[] = names.flatMap((name) => {
    const value = name === 'deposit' ? yuan(fields.deposit) : fields[name];
    return value === undefined ? [] : [{ topic: TOPICS[name], subject: '', value, source, by }];
  });
  return { readings: [], facts: [], findings };
}
