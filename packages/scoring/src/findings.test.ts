import { describe, expect, it } from 'vitest';
import { findingsOf, said } from '../testing/findings.ts';
import { HOUR, START } from '../testing/support.ts';
import {
  addFinding,
  isFinding,
  mergeFindings,
  sightingsOf,
  subjectsOf,
  wordsOf,
  type Finding,
  type Source,
} from './findings.ts';

/** A word `hours` after START, which begins a period. */
function at(hours: number, rest: Partial<Finding> = {}, id = `k${hours}`) {
  const finding: Finding = {
    topic: 'licence',
    subject: '',
    value: 'valid',
    source: 'page',
    by: 'home',
    ...rest,
  };
  return { finding, t: START + hours * HOUR, id };
}
const count = (words: ReturnType<typeof at>[], source: Source = 'page') => {
  const { topic, subject } = words[0]?.finding ?? at(0).finding;
  const forwards = sightingsOf(findingsOf(words), topic, subject, source);
  const backwards = sightingsOf(findingsOf(words.toReversed()), topic, subject, source);
  expect(backwards).toEqual(forwards);
  return forwards.map(({ id }) => id);
};

it.each([
  ['licence', 'valid', true],
  ['licence', 'stolen', false],
  ['licence', 1, false],
  ['agency-fee', 0, true],
  ['agency-fee', 50_000, true],
  ['agency-fee', -1, false],
  ['agency-fee', NaN, false],
  ['agency-fee', Infinity, false],
  ['agency-fee', '0', false],
  ['contact', 'QQ 1', true],
  ['contact', '', true],
  ['contact', 1, false],
] as const)('of %s, %j is a word: %s', (topic, value, is) => {
  expect(isFinding({ topic, value })).toBe(is);
  const found = addFinding(
    {},
    { topic, subject: '', value, source: 'page', by: 'a' },
    { t: START, id: 'k' },
  );
  expect(subjectsOf(found, topic)).toEqual(is ? [''] : []);
});

describe('of one observer', () => {
  it('the newest look of six hours is remembered, whichever came first', () => {
    expect(count([at(0), at(3), at(5.9)])).toEqual(['k5.9']);
    expect(count([at(0), at(5.9), at(6), at(12)])).toEqual(['k5.9', 'k6', 'k12']);
    const official = { source: 'official' } as const;
    expect(count([at(0, official), at(5, official)], 'official')).toEqual(['k5']);
  });

  it('amounts are remembered like words, texts once a day', () => {
    const fee = { topic: 'agency-fee', value: 100 } as const;
    expect(count([at(0, fee), at(5, fee), at(6, fee)])).toEqual(['k5', 'k6']);
    const contact = { topic: 'contact', value: 'QQ 1' } as const;
    expect(count([at(0, contact), at(23, contact), at(24, contact)])).toEqual(['k23', 'k24']);
  });

  it.each(['entry', 'proof', 'test-buy'] as const)('each %s is remembered', (source) => {
    const words = [0, 1, 2].map((hours) => at(hours, { source }));
    expect(count(words, source)).toEqual(['k0', 'k1', 'k2']);
  });
});

it('two observers are heard each', () => {
  expect(count([at(0), at(1, { by: 'office' })])).toEqual(['k0', 'k1']);
});

it.each([
  ['by the observer', at(0, { by: 'b' }, 'k'), at(0, { by: 'a' }, 'k')],
  ['by the value', at(0, { value: 'valid' }, 'k'), at(0, { value: 'revoked' }, 'k')],
])('what one look says twice stands in one order: %s', (_, first, second) => {
  const source = 'entry';
  const words = [first, second].map((word) => ({
    ...word,
    finding: { ...word.finding, source } as Finding,
  }));
  const told = (all: typeof words) => wordsOf(findingsOf(all), 'licence', '');
  expect(told(words)).toHaveLength(2);
  expect(told(words)).toEqual(told(words.toReversed()));
  expect(told(words)[0]).toMatchObject({
    by: second.finding.by,
    value: second.finding.value,
  });
});

it('of many entries the newest 48 are remembered', () => {
  const words = Array.from({ length: 60 }, (_, i) => at(i, { source: 'entry' }));
  const kept = count(words, 'entry');
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([48, 'k12', 'k59']);
});

it('words of all sources stand oldest first, at one time by source', () => {
  const words = [
    at(3, { source: 'official' }),
    at(1, { source: 'proof' }),
    at(2, { source: 'page' }, 'k'),
    at(2, { source: 'entry' }, 'k'),
  ];
  expect(wordsOf(findingsOf(words), 'licence', '').map(({ source }) => source)).toEqual([
    'proof',
    'entry',
    'page',
    'official',
  ]);
  expect(wordsOf(findingsOf(words), 'judgment', '')).toEqual([]);
});

it('subjects are told apart from topics and sources, whatever is in their names', () => {
  const names = ['b|page', 'a', '', 'x|entry|y'];
  const all = names.map((subject) => at(0, { topic: 'authorisation', value: 'letter', subject }));
  const claim = said('authorisation-claim', 'z', 'claimed');
  const findings = findingsOf([...all, claim]);
  expect(subjectsOf(findings, 'authorisation')).toEqual(names.toSorted());
  expect(subjectsOf(findings, 'authorisation-claim')).toEqual(['z']);
  expect(mergeFindings({}, findings)).toEqual(findings);
});
