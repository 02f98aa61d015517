import type { TestDatabase } from '@kaopu/testkit';

type Sql = Pick<TestDatabase, 'sql'>;

/** A platform that nobody looks at. */
export async function seedPlatform({ sql }: Sql, name: string): Promise<string> {
  const [made] = await sql(
    `INSERT INTO platform (name, site_url, host_key)
     VALUES ($1, 'https://' || gen_random_uuid() || '.example/', 'seed') RETURNING id`,
    [name],
  );
  return String(made?.['id']);
}

/** What somebody entered that lies with a platform, fen. */
export async function seedExposure({ sql }: Sql, platformId: string, fen: number): Promise<void> {
  await sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
     VALUES ('entry/' || gen_random_uuid(), now(), $1, 'exposure', 'observed', 0,
       jsonb_build_object('reporter', '小王', 'proofs', 0, 'follows', null, 'fields', jsonb_build_object('balance', $2::bigint, 'deposits', 0, 'openOrders', 0)))`,
    [platformId, fen],
  );
}

/** A score of a medium buyer; all it lost it lost by what test purchases brought. */
export interface SeededSnapshot {
  value: number;
  /** To each side. */
  spread?: number;
  daysAgo: number;
  /** Keys of the observations that cost it. */
  evidence?: readonly string[];
}

export async function seedSnapshot(
  { sql }: Sql,
  platformId: string,
  { value, spread = 4, daysAgo, evidence = [] }: SeededSnapshot,
): Promise<void> {
  const points = 100 - value;
  const observations = evidence.map((key) => ({ key }));
  const loss = { indicator: 'card-works', points, priorPoints: 0, olderPoints: 0, observations };
  const score = {
    value,
    method: 'm',
    profileHash: 'h',
    losses: [{ dimension: 'supply-chain', points, floored: false, indicators: [loss] }],
    lossTotal: points,
    unverifiedPoints: 0,
    vetoes: [],
  };
  await sql(
    `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
       grade, coverage, score)
     SELECT $1, 'medium', 1000 + coalesce(max(judge_seq), 0), now() - $4::float8 * interval '1 day', 'm',
       'ok', $2::float8, $2::float8 - $3::float8, $2::float8 + $3::float8, 'B', 0.5, $5
     FROM score_snapshot WHERE platform_id = $1`,
    [platformId, value, spread, daysAgo, JSON.stringify(score)],
  );
}

/** A platform that stood somewhere eight days ago and stands elsewhere for an hour. */
export async function seedMove(
  database: Sql,
  name: string,
  from: number,
  to: number,
): Promise<string> {
  const id = await seedPlatform(database, name);
  await seedSnapshot(database, id, { value: from, daysAgo: 8 });
  await seedSnapshot(database, id, { value: to, daysAgo: 0.02 });
  return id;
}
