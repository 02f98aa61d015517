import type { RankingInputs } from '@kaopu/contracts';
import type { WeighableRecord } from '@kaopu/db';
import { DIMENSIONS, knownOf, type Known } from '@kaopu/scoring';

type Input = RankingInputs['platforms'][number];

/** Points to a millionth: a hundredth of the digit that scores are published to. */
function points(share: number): number {
  return Math.round(share * 1e8) / 1e6;
}

export function worstFloor(vetoes: Known['vetoes']): Input['floor'] {
  const has = (result: Input['floor']) => vetoes.some((veto) => veto.result === result);
  if (has('fail')) return 'fail';
  return has('unknown') ? 'unknown' : 'pass';
}

function input({ id, name, score }: WeighableRecord): Input {
  const { dimensions, fresh, vetoes } = knownOf(score);
  const ordered = DIMENSIONS.flatMap((id) => dimensions.filter((own) => own.dimension === id));
  return {
    id,
    name,
    values: ordered.map(({ s }) => points(s)),
    sds: ordered.map(({ sd }) => points(sd)),
    insufficient: ordered.filter((own) => own.insufficient).map(({ dimension }) => dimension),
    fresh,
    floor: worstFloor(vetoes),
  };
}

export function inputsView(
  profile: RankingInputs['profile'],
  records: readonly WeighableRecord[],
): RankingInputs {
  const newest = Math.max(...records.map(({ at }) => at.getTime()));
  return {
    profile,
    at: records.length === 0 ? null : new Date(newest).toISOString(),
    dimensions: [...DIMENSIONS],
    platforms: records.map(input),
  };
}
