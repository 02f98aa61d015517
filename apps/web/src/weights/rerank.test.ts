import type { RankingInputs } from '@kaopu/contracts';
import { DIMENSIONS, PROFILE_WEIGHTS, type DimensionId } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { candidatesOf, placed, reranked } from './rerank.ts';

type Input = RankingInputs['platforms'][number];

/** Well known in everything, 80 points where nothing else is said. */
function platform(
  name: string,
  points: Partial<Record<DimensionId, number>> = {},
  rest: Partial<Input> = {},
): Input {
  return {
    id: name,
    name,
    values: DIMENSIONS.map((dimension) => points[dimension] ?? 80),
    sds: DIMENSIONS.map(() => 1),
    insufficient: [],
    fresh: true,
    floor: 'pass',
    ...rest,
  };
}

function candidates(...platforms: Input[]) {
  return candidatesOf({ profile: 'medium', at: null, dimensions: [...DIMENSIONS], platforms });
}

const only = (dimension: DimensionId) => ({
  qualification: 0,
  'supply-chain': 0,
  price: 0,
  service: 0,
  technology: 0,
  compliance: 0,
  [dimension]: 1,
});

describe('ranking anew', () => {
  it('goes by the weights, with what is not ranked behind, failed floors last', () => {
    const market = candidates(
      platform('failed', { price: 99 }, { floor: 'fail' }),
      platform('cheap', { price: 95, service: 40 }),
      platform('helpful', { price: 60, service: 90 }),
      platform('old', { price: 99 }, { fresh: false }),
      platform('open', { price: 99, service: 99 }, { floor: 'unknown' }),
    );
    const order = (dimension: DimensionId) =>
      placed(market, only(dimension)).map(({ id, rank }) => `${rank ?? '-'} ${id}`);
    expect(order('price')).toEqual(['1 cheap', '2 open', '3 helpful', '- old', '- failed']);
    expect(order('service')).toEqual(['1 helpful', '2 open', '3 cheap', '- old', '- failed']);
  });

  it('ranks whose evidence carries the new weights, and no longer who lacks it', () => {
    const thin: DimensionId[] = ['price', 'service', 'technology', 'supply-chain'];
    const market = candidates(
      platform('thin', {}, { insufficient: thin }),
      platform('known', { qualification: 60 }),
    );
    const before = placed(market, PROFILE_WEIGHTS.medium.weights);
    expect(before.map(({ rank, grade }) => [rank, grade])).toEqual([
      [1, 'B'],
      [null, '-'],
    ]);
    const after = placed(market, only('qualification'));
    const { top, regraded, ranked, all } = reranked(before, after);
    expect(top.map(({ before: { rank }, after: own }) => [own.id, rank, own.rank])).toEqual([
      ['thin', null, 1],
      ['known', 1, 2],
    ]);
    expect([regraded, ranked, all]).toEqual([2, 2, 2]);
  });
});

describe('what another order changes', () => {
  const market = candidates(
    ...Array.from({ length: 12 }, (_, i) =>
      platform(`p${String(i).padStart(2, '0')}`, { price: 90 - i, service: 60 + i }),
    ),
  );
  const before = placed(market, only('price'));

  it('is nothing where the weights are the same', () => {
    const { top, dropped, regraded } = reranked(before, before);
    expect(top.map(({ after }) => after.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(top.every((moved) => moved.before.rank === moved.after.rank)).toBe(true);
    expect([dropped, regraded]).toEqual([[], 0]);
  });

  it('is who leads, who led before, and how many have another grade', () => {
    const { top, dropped, regraded } = reranked(before, placed(market, only('service')));
    expect(top.map(({ after }) => after.id)).toEqual([
      'p11',
      'p10',
      'p09',
      'p08',
      'p07',
      'p06',
      'p05',
      'p04',
      'p03',
      'p02',
    ]);
    expect(dropped.map(({ after }) => [after.id, after.rank])).toEqual([
      ['p01', 11],
      ['p00', 12],
    ]);
    // From 79 … 90 points to 60 … 71: A or B before, C or D now.
    expect(regraded).toBe(12);
  });
});
