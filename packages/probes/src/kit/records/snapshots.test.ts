import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicRecord } from './record.ts';
import { snapshotsOf, type TakenFile, type TakenRecord } from './snapshots.ts';

function file(id: string, day: number, more: Partial<TakenFile> = {}): TakenFile {
  const asOf = `2026-11-${String(day).padStart(2, '0')}`;
  return { id, source: '信用中国', asOf, confirmedAt: day, complete: false, ...more };
}

function taken(id: string, no: string, more: Partial<PublicRecord> = {}): TakenRecord {
  const record: PublicRecord = {
    kind: 'penalty',
    no,
    name: '甲',
    names: ['甲'],
    uscc: null,
    authority: '',
    about: '',
    categories: [],
    content: '',
    fineFen: null,
    confiscatedFen: null,
    decidedOn: '2026-01-02',
    publishedUntil: null,
    removedOn: null,
    adverse: null,
    criminal: false,
    ...more,
  };
  return { file: id, natural: no, record };
}

const told = (...input: Parameters<typeof snapshotsOf>) =>
  snapshotsOf(...input).map(({ asOf, seen }) => [
    asOf.slice(-2),
    seen.state,
    seen.records.map(({ no }) => no).join(),
    seen.published.map((mark) => mark.split('#')[0]).join(),
  ]);

describe('snapshotsOf', () => {
  it('adds what partial files bring, and ends what a complete one lacks', () => {
    const files = [
      file('a', 1),
      file('b', 2),
      file('c', 3, { complete: true }),
      file('d', 4, { complete: true }),
    ];
    const records = [taken('a', 'A'), taken('b', 'B'), taken('c', 'B')];
    expect(told(files, records, 0)).toEqual([
      ['01', 'found', 'A', 'A'],
      ['02', 'found', 'B', 'A,B'],
      ['03', 'found', 'B', 'B'],
      ['04', 'clear', '', ''],
    ]);
  });

  it('a complete file that lacks the company takes it off the list of serious violations', () => {
    const files = [file('a', 1), file('b', 2), file('c', 3, { complete: true })];
    const listed = [taken('a', 'A', { kind: 'serious' })];
    expect(snapshotsOf(files, listed, 0).map(({ seen }) => [seen.state, seen.asked])).toEqual([
      ['found', null],
      ['clear', 'serious'],
    ]);
    const fined = [taken('a', 'A')];
    expect(snapshotsOf(files, fined, 0).map(({ seen }) => seen.asked)).toEqual([null, null]);
  });

  it('a file that does not name the company says only that, and only the first', () => {
    const files = [file('a', 1), file('b', 2), file('c', 3, { complete: true })];
    expect(told(files, [], 0)).toEqual([['01', 'absent', '', '']]);
  });

  it('what was taken in before the company was known is one baseline', () => {
    const files = [file('a', 1), file('b', 2), file('c', 3)];
    const records = [taken('a', 'A'), taken('b', 'B'), taken('c', 'C')];
    expect(told(files, records, 2)).toEqual([
      ['02', 'found', 'A,B', 'A,B'],
      ['03', 'found', 'C', 'A,B,C'],
    ]);
  });

  it('keeps sources apart', () => {
    const files = [file('a', 1), file('b', 2, { source: '深圳' })];
    expect(told(files, [taken('a', 'A')], 0)).toEqual([
      ['01', 'found', 'A', 'A'],
      ['02', 'absent', '', ''],
    ]);
  });

  it('does not depend on the order of its input', () => {
    const files = [file('a', 3), file('b', 1), file('c', 2, { complete: true })];
    const records = [taken('a', 'A'), taken('b', 'B'), taken('c', 'C')];
    const expected = snapshotsOf(files, records, 1);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: 3 }), (shuffled) => {
        expect(snapshotsOf(shuffled, records, 1)).toEqual(expected);
      }),
    );
  });
});
