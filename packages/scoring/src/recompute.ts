import { canonicalJson } from './canonical.ts';
import { METHOD_VERSION } from './method-version.ts';
import { normalisedWeights, PROFILE_WEIGHTS } from './profiles.ts';
import { reweighed, type Known, type Published } from './standing.ts';
import { DIMENSIONS, type DimensionId, type ProfileId } from './types.ts';

/** A platform as it is exported: what its score was made from, and the score that is published. */
export interface ExportedPlatform {
  id: string;
  name: string;
  /** Version of the method that made the score. */
  method: string;
  /** Points of 100 in the order of the dimensions, and their standard deviations. */
  values: readonly number[];
  sds: readonly number[];
  insufficient: readonly DimensionId[];
  fresh: boolean;
  /** The worst of the floors that the buyer asks for. */
  floor: 'pass' | 'unknown' | 'fail';
  published: Published;
}

export interface Exported {
  profile: ProfileId;
  /** The order of `values` and `sds`. */
  dimensions: readonly DimensionId[];
  platforms: readonly ExportedPlatform[];
}

/** `unlike`: made by another version of the method, and cannot be made again by this one. */
type Verdict = 'equal' | 'differs' | 'unlike';

export interface Recomputed {
  verdict: Verdict;
  own: Published;
}

const FIELDS = ['status', 'grade', 'provisional', 'value', 'lo', 'hi'] as const;

function knownFrom(
  { dimensions }: Pick<Exported, 'dimensions'>,
  { values, sds, insufficient, fresh, floor }: ExportedPlatform,
): Known {
  return {
    dimensions: DIMENSIONS.map((dimension) => {
      const i = dimensions.indexOf(dimension);
      return {
        dimension,
        // A value that is not there is no zero: NaN equals nothing.
        s: (values[i] ?? NaN) / 100,
        sd: (sds[i] ?? NaN) / 100,
        insufficient: insufficient.includes(dimension),
      };
    }),
    fresh,
    vetoes: [{ result: floor }],
  };
}

/** Makes one published score again from what is exported with it; equal means every digit is. */
export function recomputed(
  exported: Pick<Exported, 'profile' | 'dimensions'>,
  platform: ExportedPlatform,
): Recomputed {
  const weights = normalisedWeights(PROFILE_WEIGHTS[exported.profile]);
  const own = reweighed(knownFrom(exported, platform), weights);
  if (platform.method !== METHOD_VERSION) return { verdict: 'unlike', own };
  const isEqual = FIELDS.every((field) => own[field] === platform.published[field]);
  return { verdict: isEqual ? 'equal' : 'differs', own };
}

/** All that the scores were made from, and nothing that came out: what the hash of a snapshot is of. */
export function inputsText({ profile, dimensions, platforms }: Exported): string {
  return canonicalJson({
    profile,
    dimensions,
    platforms: platforms.map(({ id, method, values, sds, insufficient, fresh, floor }) => ({
      id,
      method,
      values,
      sds,
      insufficient,
      fresh,
      floor,
    })),
  });
}
