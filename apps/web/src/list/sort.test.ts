import { describe, expect, it } from 'vitest';
import type { ListRow } from './columns.ts';
import { SORT_KEYS } from './sort-keys.ts';
import { isRanked, sortRows, type SortedBy, type Sorting } from './sort.ts';

type Status = NonNullable<ListRow['score']>['status'];

function row(
  key: string,
  status: Status | null,
  openAlerts = 0,
  price: number | null = 1,
): ListRow {
  const ends = { value: 50, lo: 45, hi: 55 };
  return {
    key,
    name: key,
    points: [price],
    facts: 0,
    openAlerts,
    place: null,
    score: status === null ? null : { ...ends, status, grade: 'B', provisional: false },
  };
}

/** As they are placed. */
const ROWS = [
  row('high', 'ok', 0, 70),
  row('capped', 'unverified', 1, null),
  row('low', 'ok', 3, 90),
  row('new', null, 9),
  row('thin', 'insufficient', 8, 99),
  row('vetoed', 'vetoed', 9, 100),
];
const MORE = new Map<string, SortedBy>([
  ['high', { age: 5, coverage: 100, change: -20 }],
  ['capped', { age: null, coverage: 300, change: null }],
  ['low', { age: 1, coverage: 200, change: 40 }],
]);
const keys = (by: Sorting['by'], reversed = false) =>
  sortRows(ROWS, { by, reversed }, { dimensions: ['price'] }, MORE).map(({ key }) => key);

const UNRANKED = ['new', 'thin', 'vetoed'];

describe('sortRows', () => {
  it.each(SORT_KEYS.flatMap((by) => [[by, false] as const, [by, true] as const]))(
    'by %s (reversed: %s) keeps valid ones first, then no score, too little evidence, failed floors',
    (by, reversed) => {
      expect(keys(by, reversed).slice(0, 3).toSorted()).toEqual(['capped', 'high', 'low']);
      expect(keys(by, reversed).slice(3)).toEqual(UNRANKED);
    },
  );

  it.each<[Sorting['by'], boolean, string[]]>([
    ['score', false, ['high', 'capped', 'low']],
    ['score', true, ['low', 'capped', 'high']],
    ['alerts', false, ['low', 'capped', 'high']],
    ['price', false, ['low', 'high', 'capped']],
    ['price', true, ['high', 'low', 'capped']],
    ['change', false, ['low', 'high', 'capped']],
    ['change', true, ['high', 'low', 'capped']],
    ['coverage', false, ['capped', 'low', 'high']],
    ['seen', false, ['low', 'high', 'capped']],
    ['name', false, ['capped', 'high', 'low']],
    ['name', true, ['low', 'high', 'capped']],
  ])('by %s (reversed: %s) is %j, what is not known last', (by, reversed, expected) => {
    expect(keys(by, reversed).slice(0, 3)).toEqual(expected);
  });

  it('is the same list where nothing changes', () => {
    expect(sortRows(ROWS, { by: 'score', reversed: false }, { dimensions: [] }, MORE)).toBe(ROWS);
    expect(ROWS.filter(isRanked)).toHaveLength(3);
  });
});
