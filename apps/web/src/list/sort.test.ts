import type { PlatformRow } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { SORT_KEYS, sortRows } from './sort.ts';

type Status = NonNullable<PlatformRow['score']>['status'];

function row(id: string, value: number | null, status: Status = 'ok', openAlerts = 0): PlatformRow {
  return {
    id,
    name: id,
    siteUrl: `https://${id}.example.com/`,
    storefront: null,
    score:
      value === null
        ? null
        : {
            profile: 'medium',
            method: 'm1',
            asOf: '2026-11-23T08:00:00.000Z',
            status,
            value,
            lo: value - 5,
            hi: value + 5,
            grade: status === 'insufficient' ? '-' : 'B',
            provisional: false,
            coverage: 0.5,
            observability: 1,
            blocked: false,
            dimensions: [],
          },
    spark: [],
    sparkHours: 24,
    openAlerts,
    mutedAlerts: 0,
    worstSeverity: null,
    lastObservedAt: null,
    stale: false,
  };
}

const ROWS = [
  row('vetoed', 99, 'vetoed', 9),
  row('thin', 98, 'insufficient', 8),
  row('low', 40, 'ok', 3),
  row('high', 90),
  row('new', null),
  row('capped', 74, 'unverified', 1),
];
const ids = (rows: PlatformRow[]) => rows.map(({ id }) => id);

describe('sortRows', () => {
  it('ranks by score, and lists the rest behind with failed gates last', () => {
    const { ranked, unranked } = sortRows(ROWS, 'score');
    expect(ids(ranked)).toEqual(['high', 'capped', 'low']);
    expect(ids(unranked)).toEqual(['new', 'thin', 'vetoed']);
  });

  it.each(SORT_KEYS)('never moves an unranked row among the ranked when sorting by %s', (key) => {
    const { ranked } = sortRows(ROWS, key);
    expect(ids(ranked).toSorted()).toEqual(['capped', 'high', 'low']);
  });

  it('follows the last ranking, and puts who has no place yet behind it', () => {
    const place = (rank: number) => ({ rank, lo: rank, hi: rank, group: 1 });
    const places = new Map([
      ['low', place(1)],
      ['capped', place(2)],
    ]);
    expect(ids(sortRows(ROWS, 'score', places).ranked)).toEqual(['low', 'capped', 'high']);
    expect(ids(sortRows(ROWS, 'alerts', places).ranked)[0]).toBe('low');
  });

  it('puts rows with more alerts first when asked', () => {
    expect(ids(sortRows(ROWS, 'alerts').ranked)).toEqual(['low', 'capped', 'high']);
  });
});
