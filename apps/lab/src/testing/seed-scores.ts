import type { TestDatabase } from '@kaopu/testkit';
import {
  DIMENSIONS,
  INDICATOR_SPECS,
  INDICATORS,
  METHOD_VERSION,
  normalisedWeights,
  PROFILE_WEIGHTS,
  reweighed,
  type DimensionId,
  type Known,
  type ProfileId,
} from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';

const SD = 1;

export interface SeededPlatform {
  id: string;
  name: string;
  known: Known;
}

/** A platform to be seeded: points of 100 by dimension, everything else well seen. */
export function platformWith(
  name: string,
  points: Record<DimensionId, number>,
  floor: 'pass' | 'unknown' | 'fail' = 'pass',
): SeededPlatform {
  const dimensions = DIMENSIONS.map((dimension) => ({
    dimension,
    s: points[dimension] / 100,
    sd: SD / 100,
    insufficient: false,
  }));
  return {
    id: randomUUID(),
    name,
    known: { dimensions, fresh: true, vetoes: [{ result: floor }] },
  };
}

function scoreOf({ known }: SeededPlatform, profile: ProfileId, asOf: number) {
  const standing = reweighed(known, normalisedWeights(PROFILE_WEIGHTS[profile]));
  return {
    profile,
    method: METHOD_VERSION,
    asOf,
    ...standing,
    coverage: 1,
    observability: 1,
    blocked: false,
    dimensions: known.dimensions.map(({ dimension, s, insufficient }) => ({
      dimension,
      value: 100 * s,
      lo: 100 * s - SD,
      hi: 100 * s + SD,
      sd: SD,
      insufficient,
      indicators: INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension).map(
        (indicator) => ({
          indicator,
          mu: s,
          lo: s,
          hi: s,
          n: 20,
          mean: s,
          sd: 0,
          newest: asOf,
          thin: false,
          observability: 1,
        }),
      ),
    })),
    losses: [],
    lossTotal: 100 - standing.value,
    unverifiedPoints: 0,
    vetoes: known.vetoes.map(({ result }) => ({
      id: 'licence',
      subject: '',
      result,
      code: 'holds',
      evidence: [],
    })),
    reasons: [],
    knownAt: '1',
    inputDigest: '',
    profileHash: '',
  };
}

/** Platforms with their scores for one buyer as they lie in the database; nobody looks at them. */
export async function seedScores(
  { sql }: TestDatabase,
  profile: ProfileId,
  platforms: readonly SeededPlatform[],
): Promise<void> {
  const now = Date.now();
  const rows = platforms.map((platform) => ({
    id: platform.id,
    name: platform.name,
    score: scoreOf(platform, profile, now),
  }));
  await sql(
    `WITH given AS (
       SELECT (x->>'id')::uuid AS id, x->>'name' AS name, x->'score' AS score
       FROM jsonb_array_elements($1::jsonb) x
     ), made AS (
       INSERT INTO platform (id, name, site_url, host_key)
       SELECT id, name, 'https://' || id || '.example/', 'seed' FROM given
     )
     INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
     SELECT id, $2, 1, now(), score->>'status', (score->>'value')::float8, score FROM given`,
    [JSON.stringify(rows), profile],
  );
}

/** What else the run that scored them for a buyer left: their snapshots, and that nothing besides was found out. */
export async function seedRuns(
  { sql }: TestDatabase,
  profile: ProfileId,
  platforms: readonly { id: string }[],
): Promise<void> {
  const insights = {
    floors: [],
    checklists: { small: [], medium: [], channel: [], community: [] },
    traps: [],
    runAway: { level: 'none', known: 0, signs: [] },
    prices: [],
  };
  await sql(
    `WITH scored AS (
       SELECT * FROM current_score WHERE profile = $1 AND platform_id = ANY($2::uuid[])
     ), snapshots AS (
       INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
         grade, coverage, score)
       SELECT platform_id, profile, judge_seq, at, score->>'method', status, value,
         (score->>'lo')::float8, (score->>'hi')::float8, score->>'grade',
         (score->>'coverage')::float8, score FROM scored
     )
     INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
     SELECT platform_id, judge_seq, at, $3::jsonb FROM scored`,
    [profile, platforms.map(({ id }) => id), JSON.stringify(insights)],
  );
}
