import type { FloorId, Veto } from '../floors.ts';
import { CURRENT_METHOD, type Method } from '../method.ts';
import { normalisedWeights } from '../profiles.ts';
import type { DimensionScore, ScoreStatus } from '../score-types.ts';
import { DIMENSIONS, type DimensionId, type Profile } from '../types.ts';
import { drawChoices } from './draws.ts';
import { inOrder, type Orderable } from './in-order.ts';
import { RANKING_RULES, type ChoiceId } from './rules.ts';
import { placesInDraws, type Contender } from './sensitivity.ts';
import type { Summary } from './utilities.ts';
import { sharesOfVariance } from './variance.ts';

type RankedDimension = Pick<DimensionScore, 'dimension' | 'insufficient'> & {
  indicators: readonly Summary[];
};

/** What a platform is ranked by: the published part of its score, and its evidence in summary. */
export interface RankInput extends Orderable {
  dimensions: readonly RankedDimension[];
  vetoes: readonly Pick<Veto, 'id' | 'result'>[];
}

export interface RankedPlatform {
  id: string;
  /** From 1. */
  rank: number;
  medianRank: number;
  /** In 90 % of the draws its place lies within; `rank` always does. */
  lo: number;
  hi: number;
  /** Share of draws in which it is among the first five. */
  top: number;
  /** Neighbours whose intervals overlap share a group: their order says little. */
  group: number;
}

export interface UnrankedPlatform {
  id: string;
  status: Extract<ScoreStatus, 'insufficient' | 'vetoed'>;
  /** Floors that failed. */
  floors: FloorId[];
  /** Dimensions with too little evidence. */
  dimensions: DimensionId[];
}

export interface Ranking {
  draws: number;
  seed: number;
  ranked: RankedPlatform[];
  /** Too little evidence, then failed floors. */
  unranked: UnrankedPlatform[];
  /** First-order share of the variance of ranks that each choice explains. */
  explained: Record<ChoiceId, number>;
  /** Median distance of a place in a draw from the rank. */
  medianChange: number;
  /** False: the order within groups must not be read as one. */
  significant: boolean;
}

function contenderOf({ dimensions, status }: RankInput): Contender {
  const summaries = dimensions.flatMap(({ indicators }) => indicators);
  return {
    summaries: new Map(summaries.map((summary) => [summary.indicator, summary])),
    capped: status === 'unverified',
  };
}

function placed(id: string, rank: number, places: Uint32Array): Omit<RankedPlatform, 'group'> {
  const sorted = places.slice().sort();
  const at = (index: number) => sorted[index] ?? rank;
  const cut = Math.floor(RANKING_RULES.tail * sorted.length);
  const inTop = places.reduce((sum, place) => sum + (place <= RANKING_RULES.top ? 1 : 0), 0);
  return {
    id,
    rank,
    medianRank: at((sorted.length - 1) >> 1),
    lo: Math.min(rank, at(cut)),
    hi: Math.max(rank, at(sorted.length - 1 - cut)),
    top: places.length === 0 ? 0 : inTop / places.length,
  };
}

function grouped(platforms: readonly Omit<RankedPlatform, 'group'>[]): RankedPlatform[] {
  let group = 0;
  return platforms.map((platform, i) => {
    const above = platforms[i - 1];
    if (above === undefined || above.hi < platform.lo) group += 1;
    return { ...platform, group };
  });
}

function medianChange(places: readonly Uint32Array[]): number {
  const moves = new Uint32Array(places.length + 1);
  let all = 0;
  for (const [i, own] of places.entries()) {
    all += own.length;
    for (const place of own) {
      const move = Math.abs(place - (i + 1));
      moves[move] = (moves[move] ?? 0) + 1;
    }
  }
  let seen = 0;
  for (const [move, count] of moves.entries()) {
    seen += count;
    if (2 * seen >= all) return move;
  }
  return 0;
}

function unrankedOf({ id, vetoes, dimensions }: RankInput, status: UnrankedPlatform['status']) {
  const failed = vetoes.filter(({ result }) => result === 'fail').map((veto) => veto.id);
  const thin = dimensions.filter(({ insufficient }) => insufficient);
  return {
    id,
    status,
    floors: [...new Set(failed)],
    dimensions: thin.map(({ dimension }) => dimension),
  };
}

/**
 * The order of platforms for one buyer, and how much of it is owed to choices of the method
 * (scoring.md §4.3): 1000 draws of weights, prior, half-life, aggregation and an indicator left
 * out. Whoever else is listed never changes the order of two. Throws RangeError on unusable weights.
 */
export function rank(
  platforms: readonly RankInput[],
  profile: Profile,
  draws: number = RANKING_RULES.draws,
  seed: number = RANKING_RULES.seed,
  method: Method = CURRENT_METHOD,
): Ranking {
  const weights = normalisedWeights(profile);
  const means = DIMENSIONS.map((dimension) => weights[dimension]);
  const { ranked, insufficient, vetoed } = inOrder(platforms);
  const choices = drawChoices(means, draws, seed);
  const contenders = ranked.map(contenderOf);
  const places = placesInDraws(contenders, choices.draws, method);
  const again = placesInDraws(contenders, choices.sameWeights, method);
  const explained = sharesOfVariance(choices.draws, places, again);
  const change = medianChange(places);
  const { gate } = RANKING_RULES;
  return {
    draws,
    seed,
    ranked: grouped(ranked.map(({ id }, i) => placed(id, i + 1, places[i] ?? new Uint32Array()))),
    unranked: [
      ...insufficient.map((input) => unrankedOf(input, 'insufficient')),
      ...vetoed.map((input) => unrankedOf(input, 'vetoed')),
    ],
    explained,
    medianChange: change,
    significant:
      change <= gate.medianChange && Object.values(explained).every((share) => share < gate.share),
  };
}
