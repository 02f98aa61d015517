import { describe, expect, it } from 'vitest';
import { DAY, HOUR, START } from '../testing/support.ts';
import type { Source, Word } from './findings.ts';
import { evidenceOf, isEstablished, standingBad, standingGood } from './words.ts';

let count = 0;
function word(source: Source, by: string, value = 'bad', hours = 0): Word {
  count += 1;
  return { t: START + hours * HOUR, id: `w${count}`, value, by, source };
}

describe('words are established', () => {
  it.each<[string, Word[], boolean]>([
    ['none', [], false],
    ['one official answer', [word('official', 'register')], true],
    ['one person with proof', [word('proof', 'wang')], false],
    ['two people with proof', [word('proof', 'wang'), word('proof', 'li')], true],
    ['one person twice', [word('proof', 'wang'), word('proof', 'wang', 'bad', 99)], false],
    ['a person and an own purchase', [word('proof', 'wang'), word('test-buy', 'us')], true],
    ['one own purchase', [word('test-buy', 'us')], false],
    ['two looks six hours apart', [word('page', 'a'), word('page', 'b', 'bad', 6)], true],
    ['in the other order', [word('page', 'b', 'bad', 6), word('page', 'a')], true],
    ['two looks closer', [word('page', 'a'), word('page', 'b', 'bad', 5.99)], false],
    ['one vantage point', [word('page', 'a'), word('page', 'a', 'bad', 60)], false],
    ['two entries days apart', [word('entry', 'a'), word('entry', 'b', 'bad', 60)], false],
    ['a look and an entry', [word('page', 'a'), word('entry', 'b', 'bad', 60)], false],
    ['a look and a proof', [word('page', 'a'), word('proof', 'b', 'bad', 60)], false],
  ])('by %s', (_, words, is) => {
    expect(isEstablished(words)).toBe(is);
  });
});

describe('a word is taken back', () => {
  const vocabulary = { good: ['good'], bad: ['bad'] };
  it.each<[string, Word, boolean]>([
    ['by the same observer, later', word('page', 'a', 'good', 1), true],
    ['by the same observer, before', word('page', 'a', 'good', -1), false],
    ['by another', word('page', 'b', 'good', 1), false],
    ['by one of the same name elsewhere', word('proof', 'a', 'good', 1), false],
    ['by whoever is official', word('official', 'x', 'good', 1), true],
    ['by a word that says nothing', word('page', 'a', 'maybe', 1), false],
  ])('$0: $2', (_, other, taken) => {
    const bad = word('page', 'a');
    expect(standingBad([bad, other], vocabulary)).toEqual(taken ? [] : [bad]);
    const turned = { good: vocabulary.bad, bad: vocabulary.good };
    expect(standingGood([bad, other], turned)).toEqual(taken ? [] : [bad]);
  });
});

it('of many words the five newest observations are cited, each once, oldest first', () => {
  const at = (id: string, days: number): Word => ({
    t: START + days * DAY,
    id,
    value: 'bad',
    by: 'a',
    source: 'page',
  });
  const words = [
    at('f', 6),
    at('a', 1),
    at('c', 3),
    at('b', 2),
    at('d', 4),
    at('e', 5),
    at('d', 4),
  ];
  expect(evidenceOf(words)).toEqual(['b', 'c', 'd', 'e', 'f']);
});
