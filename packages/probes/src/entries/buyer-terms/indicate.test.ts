import { TOPICS, type TopicId } from '@kaopu/scoring';
import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { buyerTerms } from './index.ts';

it('tells every topic of the checklists that was asked, and scores none', () => {
  const fields = {
    moq: 10,
    mixedBatch: 'yes',
    dropshipping: 'no',
    deposit: 50_000,
    newcomerTerms: 'yes',
    firstOrderDiscount: 'yes',
    firstOrderPercent: 5,
    testCards: 'no',
    customDiscount: 'not-applicable',
    coBranding: 'no',
    capacity: 5000,
    headBrands: 2,
    referralPosters: 'yes',
    courses: 'no',
    caseLibrary: 'yes',
    caseLink: 'https://shop.example/cases',
  };
  const { x, found } = inShort(say(buyerTerms, fields));
  expect(x).toEqual({});
  expect(found).toEqual([
    'moq: 10',
    'mixed-batch: yes',
    'dropshipping: no',
    'prepayment: 500',
    'newcomer-terms: yes',
    'first-order-discount: yes',
    'test-cards: no',
    'custom-discount: not-applicable',
    'co-branding: no',
    'capacity: 5000',
    'head-brands: 2',
    'referral-posters: yes',
    'courses: no',
    'case-library: yes',
  ]);
  for (const text of found) {
    const [topic, value] = text.split(': ');
    const words: unknown = TOPICS[topic as TopicId];
    if (Array.isArray(words)) expect(words).toContain(value);
    else expect(words).toBe('number');
  }
});

it('says nothing of what was not asked', () => {
  expect(inShort(say(buyerTerms, { moq: 1 })).found).toEqual(['moq: 1']);
});

it.each([{}, { note: '没问' }])('wants one answer at least: %j', (fields) => {
  const read = buyerTerms.fields.safeParse(fields);
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['nothing-said']);
});
