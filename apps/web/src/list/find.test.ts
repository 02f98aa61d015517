import { describe, expect, it } from 'vitest';
import type { ListRow } from './columns.ts';
import { factsIn } from './facts.ts';
import { find, mostRemoved, prepare, type Wanted } from './find.ts';
import { initialsOf } from './initials.ts';

const row = (key: string, name: string, facts = 0): ListRow => ({
  key,
  name,
  points: [],
  facts,
  openAlerts: 0,
  place: null,
  score: null,
});

const ROWS = [
  row('1', '星辰卡盟', 1),
  row('2', '魔方权益', 3),
  row('3', 'Star 卡07', 2),
  row('4', 'ＡＢＣ会员'),
];
const SITES = new Map([['2', 'shop.example.com/X']]);
const names = (wanted: Partial<Wanted>) =>
  find(ROWS, { q: '', facts: [], ...wanted }, SITES).map(({ key }) => key);

describe('finding', () => {
  it.each([
    ['卡', ['1', '3']],
    ['xckm', ['1']],
    ['XCK', ['1']],
    ['mfqy', ['2']],
    ['star', ['3']],
    ['卡07', ['3']],
    ['abc', ['4']],
    ['ａｂｃ', ['4']],
    ['example.com/x', ['2']],
    ['https://shop.example', ['2']],
    [' 权益 ', ['2']],
    ['星 辰', []],
    ['', ['1', '2', '3', '4']],
  ])('%j finds %j', (q, keys) => expect(names({ q })).toEqual(keys));

  it('asks for all facts at once, and for the words too', () => {
    expect(names({ facts: ['moq'] })).toEqual(['1', '2']);
    expect(names({ facts: ['moq', 'mixed-batch'] })).toEqual(['2']);
    expect(names({ facts: ['moq'], q: '卡' })).toEqual(['1']);
  });
});

it('is prepared as far as there is time, and on from there', () => {
  const fresh = ROWS.map((one) => ({ ...one }));
  let left = 3;
  expect(prepare(fresh, 0, () => left-- > 0)).toBe(3);
  expect(prepare(fresh, 3, () => true)).toBe(4);
  expect(find(fresh, { q: 'xckm', facts: [] }, SITES).map(({ key }) => key)).toEqual(['1']);
});

describe('what removed most', () => {
  it('is that without which most come back', () => {
    const wanted: Wanted = { q: '会员', facts: ['moq', 'in-use'] };
    expect(mostRemoved(ROWS, { q: '会员', facts: ['moq'] }, SITES)).toEqual({
      narrowing: 'q',
      back: 2,
    });
    // Nothing comes back whichever is dropped: the one that nothing meets by itself.
    expect(mostRemoved(ROWS, wanted, SITES)).toEqual({ narrowing: 'in-use', back: 0 });
    expect(mostRemoved(ROWS, { q: '', facts: [] }, SITES)).toBeNull();
  });
});

describe('an address', () => {
  it('asks for known facts, each once', () => {
    expect(factsIn('in-use,moq,moq,nonsense')).toEqual(['moq', 'in-use']);
    expect(factsIn(undefined)).toEqual([]);
  });
});

it('initials go by pinyin, letters and digits stand for themselves', () => {
  expect(initialsOf('卡盟07 靠谱')).toBe('km07kp');
  expect(initialsOf('爱奇艺年卡')).toBe('aqynk');
  expect(initialsOf('腾讯网易')).toBe('txwy');
  expect(initialsOf('！?')).toBe('');
});
