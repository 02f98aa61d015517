import type { RankingInputs } from '@kaopu/contracts';
import { inOrder, reweighed, type Known, type Published, type Weights } from '@kaopu/scoring';

export interface Candidate {
  id: string;
  name: string;
  known: Known;
}

export interface Placed extends Published {
  id: string;
  name: string;
  /** From 1; null for those that are not ranked. */
  rank: number | null;
}

/** A platform before and after. */
export interface Moved {
  before: Placed;
  after: Placed;
}

export interface Reranked {
  /** The first of the new order, best first. */
  top: Moved[];
  /** The first of the old order that are no longer among them. */
  dropped: Moved[];
  /** How many platforms have another grade than before. */
  regraded: number;
  /** How many are ranked now, of how many. */
  ranked: number;
  all: number;
}

const TOP = 10;

export function candidatesOf({ dimensions, platforms }: RankingInputs): Candidate[] {
  return platforms.map(({ id, name, values, sds, insufficient, fresh, floor }) => ({
    id,
    name,
    known: {
      dimensions: dimensions.map((dimension, i) => ({
        dimension,
        s: (values[i] ?? 0) / 100,
        sd: (sds[i] ?? 0) / 100,
        insufficient: insufficient.includes(dimension),
      })),
      fresh,
      vetoes: [{ result: floor }],
    },
  }));
}

/** All of them in the order of these weights, which sum to 1. */
export function placed(candidates: readonly Candidate[], weights: Weights): Placed[] {
  const scored = candidates.map(({ id, name, known }) => ({
    id,
    name,
    ...reweighed(known, weights),
  }));
  const { ranked, insufficient, vetoed } = inOrder(scored);
  return [
    ...ranked.map((platform, i) => ({ ...platform, rank: i + 1 })),
    ...[...insufficient, ...vetoed].map((platform) => ({ ...platform, rank: null })),
  ];
}

/** What another order of the same platforms changes. */
export function reranked(before: readonly Placed[], after: readonly Placed[]): Reranked {
  const byId = new Map(before.map((platform) => [platform.id, platform]));
  const all = after.flatMap((own): Moved[] => {
    const earlier = byId.get(own.id);
    return earlier === undefined ? [] : [{ before: earlier, after: own }];
  });
  const isTop = ({ rank }: Placed) => rank !== null && rank <= TOP;
  return {
    top: all.filter((pair) => isTop(pair.after)),
    dropped: all.filter((pair) => isTop(pair.before) && !isTop(pair.after)),
    regraded: all.filter((pair) => pair.before.grade !== pair.after.grade).length,
    ranked: all.filter((pair) => pair.after.rank !== null).length,
    all: all.length,
  };
}
