import type { TestDatabase } from '@kaopu/testkit';
import {
  DIMENSIONS,
  INDICATOR_SPECS,
  INDICATORS,
  inOrder,
  METHOD_VERSION,
  normalisedWeights,
  PROFILE_WEIGHTS,
  PROFILES,
  reweighed,
  type DimensionId,
  type Known,
  type ProfileId,
  type Published,
} from '@kaopu/scoring';
import { seedExposure } from './seed-week.ts';

const MANY = 5000;
const BATCH = 500;
/** Of each kind; the others are ranked. */
const VETOED = 30;
const INSUFFICIENT = 90;
const UNSCORED = 9;
const IN_USE = 6;

const WORDS = ['星云', '捷畅', '通惠', '优速', '诚信', '天翼', '华夏', '聚宝', '海量', '万象'];
const SHOPS = ['卡盟', '权益', '数卡', '会员店', '货源', '卡券'];

/** A platform of the list, as it was seeded. */
export interface ListedPlatform {
  id: string;
  name: string;
  host: string;
  /** Topics of the small buyer's checklist that are met. */
  met: string[];
  /** Floors that are known to hold. */
  floors: string[];
  scores: Record<ProfileId, Published> | null;
}

export interface SeededList {
  platforms: ListedPlatform[];
  /** Ids of those where money lies. */
  inUse: string[];
  /** Names in the order of the places for each buyer: ranked, unscored, insufficient, vetoed. */
  order: Record<ProfileId, string[]>;
}

/** Equally distributed over [0, 1), the same every time (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function idOf(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** Best for who looks at the price first, and for nobody else. */
const CHEAP = { i: 2000, price: 0.99, technology: 0.6, other: 0.97 };

function cheapIn(dimension: DimensionId): number {
  if (dimension === 'price') return CHEAP.price;
  return dimension === 'technology' ? CHEAP.technology : CHEAP.other;
}

function knownOf(i: number, random: () => number): Known {
  const level = 0.4 + 0.35 * random();
  const isThin = i >= VETOED && i < VETOED + INSUFFICIENT;
  return {
    dimensions: DIMENSIONS.map((dimension) => ({
      dimension,
      s:
        i === CHEAP.i
          ? cheapIn(dimension)
          : Math.min(0.97, Math.max(0.05, level + 0.6 * (random() - 0.5))),
      sd: 0.01 + 0.05 * random(),
      insufficient: isThin,
    })),
    fresh: true,
    vetoes: [{ result: floorOf(i, random) }],
  };
}

function floorOf(i: number, random: () => number) {
  if (i < VETOED) return 'fail';
  return random() < 0.2 && i !== CHEAP.i ? 'unknown' : 'pass';
}

function platformOf(i: number, count: number, random: () => number) {
  const [word, shop] = [WORDS[i % 10] ?? '', SHOPS[Math.floor(i / 10) % 6] ?? ''];
  const name = `${word}${shop}${String(i % 97).padStart(2, '0')}-${i}`;
  const known = knownOf(i, random);
  const scores = PROFILES.map((profile) => {
    const weights = normalisedWeights(PROFILE_WEIGHTS[profile]);
    return [profile, reweighed(known, weights)] as const;
  });
  const some = (of: readonly string[], from: number) =>
    of.filter((_, at) => (i * 7 + (from + at) * 3) % 10 < 3);
  const met = some(['moq', 'mixed-batch', 'dropshipping'], 0);
  const floors = some(['agency-fee', 'authorisation'], 3);
  const platform: ListedPlatform = {
    id: idOf(random),
    name,
    host: `shop${i}.example`,
    met,
    floors,
    scores: i >= count - UNSCORED ? null : (Object.fromEntries(scores) as ListedPlatform['scores']),
  };
  return { platform, known };
}

function insightsOf({ met, floors: holding }: ListedPlatform) {
  const small = met.map((topic) => ({
    topic,
    state: 'met',
    value: topic === 'moq' ? 5 : 'yes',
    source: 'entry',
    at: 0,
    evidence: null,
  }));
  const runAway = { level: 'none', known: 0, signs: [] };
  const checklists = { small, medium: [], channel: [], community: [] };
  const floors = holding.map((id) => ({
    id,
    subject: '',
    result: 'pass',
    code: 'holds',
    evidence: [],
  }));
  return { floors, traps: [], runAway, prices: [], checklists };
}

const SEEN = { n: 20, sd: 0, thin: false, observability: 1 };

function scoreOf(score: Published, known: Known, profile: ProfileId, asOf: number) {
  return {
    profile,
    method: METHOD_VERSION,
    asOf,
    ...score,
    coverage: 0.8,
    observability: 1,
    blocked: false,
    dimensions: known.dimensions.map(({ dimension, s, sd, insufficient }) => ({
      dimension,
      value: 100 * s,
      lo: 100 * (s - sd),
      hi: 100 * (s + sd),
      sd: 100 * sd,
      insufficient,
      // One is enough to be weighed anew.
      indicators: INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension)
        .slice(0, 1)
        .map((indicator) => ({ indicator, ...SEEN, mu: s, lo: s, hi: s, mean: s, newest: asOf })),
    })),
    losses: [],
    vetoes: known.vetoes.map(({ result }) => ({
      id: 'licence',
      subject: '',
      result,
      evidence: [],
    })),
    reasons: [],
  };
}

/** Places as a ranking would have them, each within a few of its own. */
function rankingOf(ids: readonly string[]) {
  const reach = (i: number) => (i * 7) % 9;
  let group = 0;
  return ids.map((id, i) => {
    const rank = i + 1;
    const lo = Math.max(1, rank - reach(i));
    if (i === 0 || i + reach(i - 1) < lo) group += 1;
    const hi = Math.min(ids.length, rank + reach(i));
    return { id, rank, medianRank: rank, lo, hi, top: 0, group };
  });
}

/** Names in the order of the list for a buyer; its ranked ones are stored as the newest ranking. */
async function rankFor(
  { sql }: TestDatabase,
  profile: ProfileId,
  platforms: readonly ListedPlatform[],
): Promise<string[]> {
  const scored = platforms.flatMap(({ id, name, scores }) =>
    scores === null ? [] : [{ id, name, ...scores[profile] }],
  );
  const { ranked, insufficient, vetoed } = inOrder(scored);
  const unscored = platforms.filter(({ scores }) => scores === null);
  const byId = unscored.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const result = {
    draws: 1000,
    seed: 1,
    ranked: rankingOf(ranked.map(({ id }) => id)),
    unranked: [],
    explained: {},
    medianChange: 1,
    significant: true,
  };
  await sql(
    `INSERT INTO ranking (profile, profile_hash, at, method, scores, newest, result)
     SELECT $1, '', now(), $2, count(*), max(at), $3 FROM current_score WHERE profile = $1`,
    [profile, METHOD_VERSION, JSON.stringify(result)],
  );
  return [...ranked, ...byId, ...insufficient, ...vetoed].map(({ name }) => name);
}

/** Thousands of platforms as a judge would have left them, that nobody looks at. */
export async function seedListed(database: TestDatabase, count = MANY): Promise<SeededList> {
  const random = randomFrom(5000);
  const made = Array.from({ length: count }, (_, i) => platformOf(i, count, random));
  const now = Date.now();
  for (let from = 0; from < made.length; from += BATCH) {
    const rows = made.slice(from, from + BATCH).map(({ platform, known }) => ({
      id: platform.id,
      name: platform.name,
      url: `https://${platform.host}/`,
      insights: insightsOf(platform),
      scores:
        platform.scores === null
          ? []
          : Object.entries(platform.scores).map(([profile, score]) =>
              scoreOf(score, known, profile as ProfileId, now),
            ),
    }));
    await database.sql(INSERT, [JSON.stringify(rows)]);
  }
  const platforms = made.map(({ platform }) => platform);
  const inUse = platforms
    .slice(VETOED + INSUFFICIENT, VETOED + INSUFFICIENT + IN_USE)
    .map(({ id }) => id);
  for (const id of inUse) await seedExposure(database, id, 1_286_000);
  const order: Record<ProfileId, string[]> = { small: [], medium: [], channel: [], community: [] };
  for (const profile of PROFILES) order[profile] = await rankFor(database, profile, platforms);
  await database.sql('ANALYZE');
  return { platforms, inUse, order };
}

/** Scores of a medium buyer every four days as well, up to the current one. */
const INSERT = `
  WITH given AS (
    SELECT (x->>'id')::uuid AS id, x->>'name' AS name, x->>'url' AS url, x->'insights' AS insights,
      x->'scores' AS scores
    FROM jsonb_array_elements($1::jsonb) x
  ), made AS (
    INSERT INTO platform (id, name, site_url, host_key, created_at, records_due)
    SELECT id, name, url, 'seed', now() - interval '60 days', NULL FROM given
  ), insights AS (
    INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
    SELECT id, 9, now(), insights FROM given
  ), scored AS (
    SELECT id, s->>'profile' AS profile, s->>'status' AS status, (s->>'value')::float8 AS value,
      (s->>'lo')::float8 AS lo, (s->>'hi')::float8 AS hi, s->>'grade' AS grade, s AS score
    FROM given, jsonb_array_elements(scores) s
  ), snapshots AS (
    INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
      grade, coverage, score)
    SELECT id, profile, seq, now() - (9 - seq) * interval '4 days', 'm', status, v.value,
      lo + v.value - scored.value, hi + v.value - scored.value, grade, 0.8, '{}'
    FROM scored, generate_series(1, 9) AS seq,
      LATERAL (SELECT greatest(0, value - (9 - seq) * ((ascii(right(id::text, 1)) % 5) - 2)) AS value) v
    WHERE seq = 9 OR profile = 'medium'
  )
  INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
  SELECT id, profile, 9, now(), status, value, score FROM scored`;
