import type { Change, Insights, PlatformState, Profile, StampedScore } from '@kaopu/scoring';
import { rows, type Db, toJson } from './client.ts';
import type { Maintenance } from './maintenance.ts';
import { ACTIVE_METHOD } from './methods.ts';
import { EVENTS } from './alerting/judged.ts';
import { LIVE_PROFILES } from './profiles.ts';

/** Something seen amiss that no second look has borne out: an indicator or a topic, and its subject. */
export interface Unconfirmed {
  about: string;
  subject: string;
}

export interface UnjudgedObservation {
  key: string;
  slotAt: Date;
  probeId: string | null;
  kind: string;
  status: string;
  cause: string | null;
  detail: string | null;
  seen: unknown;
  /** Of looks of one gist: those after the first, as a few numbers each. */
  samples: Uint8Array | null;
  spacingMs: bigint;
  /** What of it does not count; null for nothing. */
  unconfirmed: readonly Unconfirmed[] | null;
  /** Seen while its supplier was in maintenance: it counts neither for nor against it. */
  maintenance: Maintenance | null;
  /** What people had corrected about its products when it was judged; null before, and where nothing was. */
  items: Record<string, string | null> | null;
}

/** Of `observation o`: what an UnjudgedObservation holds. */
export const JUDGED_COLUMNS = `o.key, o.slot_at AS "slotAt", o.probe_id AS "probeId", o.kind,
  o.status, o.cause, o.detail, o.seen, o.samples, o.spacing_ms AS "spacingMs", o.maintenance, o.items,
  o.unconfirmed`;

export interface JudgeMaterial {
  /** The database's clock when this was read. */
  now: Date;
  platform: { id: string; name: string; siteUrl: string; judgeSeq: bigint };
  /** null before the first run. */
  state: PlatformState | null;
  /** Version of the method that made the state. */
  stateMethod: string | null;
  /** Version of the method that was switched on last; null while none was. */
  activeMethod: string | null;
  /** When it wants scoring again though nothing is new; null before the first run. */
  scoreDue: Date | null;
  /** The buyers' own profiles. */
  ownProfiles: Profile[];
  /** What people said of products whose titles mislead. */
  corrections: Record<string, string | null>;
  /** Oldest slot first. */
  observations: UnjudgedObservation[];
}

/**
 * Platforms with observations that no judge has taken, those that want scoring again (evidence ages),
 * and those whose state is missing or was made by another method.
 */
export async function platformsToJudge(db: Db, limit: number, method: string): Promise<string[]> {
  const waiting = await rows<{ platformId: string }>(
    db,
    `(SELECT platform_id AS "platformId" FROM unjudged u JOIN platform p ON p.id = u.platform_id
      WHERE u.due <= now() GROUP BY platform_id ORDER BY min(u.due) LIMIT $1)
     UNION
     (SELECT id FROM platform WHERE score_due <= now() ORDER BY score_due LIMIT $1)
     UNION
     (SELECT p.id FROM platform p LEFT JOIN judge_state s ON s.platform_id = p.id
      WHERE p.judge_seq > 0 AND s.method IS DISTINCT FROM $2 LIMIT $1)`,
    limit,
    method,
  );
  return waiting.map((row) => row.platformId);
}

interface LoadedPlatform {
  platform: Omit<JudgeMaterial['platform'], 'judgeSeq'> & { judgeSeq: string };
  state: PlatformState | null;
  stateMethod: string | null;
  activeMethod: string | null;
  ownProfiles: Profile[];
  corrections: Record<string, string | null> | null;
  now: Date;
  scoreDue: Date | null;
}

/**
 * What a judge needs to know of each of these platforms, those that are gone left out.
 *
 * @param limit of observations of one platform
 */
export async function loadJudge(
  db: Db,
  platformIds: readonly string[],
  limit: number,
): Promise<JudgeMaterial[]> {
  const found = await rows<LoadedPlatform>(
    db,
    `SELECT now() AS now, p.score_due AS "scoreDue", (${LIVE_PROFILES}) AS "ownProfiles",
       (SELECT jsonb_object_agg(c.ref, c.item) FROM product_correction c
        WHERE c.platform_id = p.id) AS corrections,
       jsonb_build_object('id', p.id, 'name', p.name, 'siteUrl', p.site_url,
         'judgeSeq', p.judge_seq::text) AS platform,
       s.state, s.method AS "stateMethod", (${ACTIVE_METHOD}) AS "activeMethod"
     FROM platform p LEFT JOIN judge_state s ON s.platform_id = p.id
     WHERE p.id = ANY($1::uuid[])`,
    platformIds,
  );
  const waiting = await rows<UnjudgedObservation & { platformId: string }>(
    db,
    `SELECT w.id AS "platformId", ${JUDGED_COLUMNS}
     FROM unnest($1::uuid[]) AS w(id) CROSS JOIN LATERAL (
       SELECT u.key, u.slot_at FROM unjudged u
       WHERE u.platform_id = w.id ORDER BY u.slot_at, u.key LIMIT $2
     ) u JOIN observation o ON o.key = u.key AND o.slot_at = u.slot_at
     ORDER BY o.slot_at, o.key`,
    platformIds,
    limit,
  );
  const byPlatform = Map.groupBy(waiting, ({ platformId }) => platformId);
  return found.map(({ platform, corrections, ...rest }) => ({
    ...rest,
    platform: { ...platform, judgeSeq: BigInt(platform.judgeSeq) },
    corrections: corrections ?? {},
    observations: byPlatform.get(platform.id) ?? [],
  }));
}

export interface Judgement {
  platformId: string;
  /** The sequence the material was read at; a judge that was overtaken changes nothing. */
  expectedSeq: bigint;
  /** As it was read: whoever asked for another scoring since then still gets it. */
  scoreDue: Date | null;
  at: Date;
  method: string;
  state: PlatformState;
  /** Observations taken in, with the market references they were judged by. */
  taken: {
    key: string;
    slotAt: Date;
    references: Record<string, string> | null;
    /** What people had corrected about the products it shows; null where nothing was. */
    items?: Record<string, string | null> | null;
  }[];
  scores: StampedScore[];
  insights: Insights;
  /** With the probe that saw it, where one did. */
  changes: (Change & { id: string; probeId: string | null })[];
  products: {
    ref: string;
    title: string;
    item: string | null;
    offer: unknown;
    price: number | null;
    state: string;
    seenAt: Date;
    key: string;
  }[];
  /** What days of its series are told besides; bytes in base64, to be appended. */
  series: { indicator: string; subject: string; day: string; hours: string }[];
  /** Of the rules they are made by. */
  seriesVersion: number;
  /** Probes that should look again soon, to confirm a change. */
  confirm: { probeId: string; delayMs: number }[];
}

/**
 * Writes judge runs of different platforms: marks, state, snapshots, changes, what may be alerts, and
 * the product projection, in one statement, each under its platform's next
 * `judgeSeq`.
 *
 * @returns by platform, whether something happened that may be an alert; none where another judge was first (read again and retry)
 */
export async function storeJudgements(
  db: Db,
  runs: readonly Judgement[],
): Promise<Map<string, boolean>> {
  const input = runs.map(({ platformId, expectedSeq, changes, ...run }) => ({
    ...run,
    id: platformId,
    seq: String(expectedSeq),
    changes: changes.map((change) => ({
      ...change,
      since: new Date(change.since).toISOString(),
      at: new Date(change.at).toISOString(),
    })),
  }));
  const slots = runs
    .flatMap(({ taken }) => taken.map(({ slotAt }) => slotAt))
    .sort((a, b) => a.getTime() - b.getTime());
  const stored = await rows<{ id: string; happened: boolean }>(
    db,
    STORE,
    toJson(input),
    slots[0] ?? null,
    slots.at(-1) ?? null,
  );
  return new Map(stored.map(({ id, happened }) => [id, happened]));
}

const STORE = `
WITH run AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, seq bigint, at timestamptz, method text,
    "scoreDue" timestamptz, state jsonb, taken jsonb, scores jsonb, changes jsonb, products jsonb, confirm jsonb, insights jsonb, series jsonb,
    "seriesVersion" int)
), locked AS (
  -- In the same order by everybody: judges wait for each other, and never in a circle.
  SELECT x.id FROM platform x JOIN run ON run.id = x.id AND run.seq = x.judge_seq
  ORDER BY x.id FOR UPDATE OF x
), p AS (
  UPDATE platform x SET judge_seq = x.judge_seq + 1,
    -- The first run has seen all there is.
    series_version = CASE WHEN run.seq = 0 THEN run."seriesVersion" ELSE x.series_version END,
    score_due = CASE WHEN x.score_due IS DISTINCT FROM run."scoreDue" THEN x.score_due
      ELSE run.at + interval '1 hour' END
  FROM run JOIN locked USING (id)
  WHERE x.id = run.id AND x.judge_seq = run.seq
  RETURNING x.judge_seq, run.*
), taken AS (
  SELECT p.judge_seq, t.key, t."slotAt" AS slot_at, t."references" AS refs, t.items
  FROM p, jsonb_to_recordset(p.taken)
    AS t(key text, "slotAt" timestamptz, "references" jsonb, items jsonb)
), unmarked AS (
  DELETE FROM unjudged u USING taken t WHERE u.key = t.key AND u.slot_at = t.slot_at
), cited AS (
  -- Months are chosen by the bounds, when it is planned. Not by the join, row by row: Postgres 18.4 crashes in that.
  UPDATE observation o SET judge_seq = t.judge_seq, "references" = t.refs, items = t.items
  FROM taken t WHERE o.key = t.key AND o.slot_at - t.slot_at = interval '0'
    AND o.slot_at BETWEEN $2::timestamptz AND $3::timestamptz
), remembered AS (
  INSERT INTO judge_state AS old (platform_id, state, method, method_since)
  SELECT id, state, method, judge_seq FROM p
  ON CONFLICT (platform_id) DO UPDATE SET state = excluded.state, method = excluded.method,
    method_since = CASE WHEN old.method = excluded.method THEN old.method_since
      ELSE excluded.method_since END
), insights AS (
  INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
  SELECT id, judge_seq, at, insights FROM p
  ON CONFLICT (platform_id) DO UPDATE SET judge_seq = excluded.judge_seq, at = excluded.at,
    insights = excluded.insights
), scores AS (
  SELECT p.id, p.judge_seq, p.at, p.method, s AS score FROM p, jsonb_array_elements(p.scores) AS s
), snapshots AS (
  INSERT INTO score_snapshot
    (platform_id, profile, judge_seq, at, method, status, value, lo, hi, grade, coverage, score)
  SELECT id, score->>'profile', judge_seq, at, method, score->>'status',
    (score->>'value')::float8, (score->>'lo')::float8, (score->>'hi')::float8,
    score->>'grade', (score->>'coverage')::float8, score
  FROM scores
), current AS (
  INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
  SELECT id, score->>'profile', judge_seq, at, score->>'status',
    (score->>'value')::float8, score
  FROM scores
  ON CONFLICT (platform_id, profile) DO UPDATE SET judge_seq = excluded.judge_seq,
    at = excluded.at, status = excluded.status, value = excluded.value, score = excluded.score
), outdated AS (
  -- Of profiles that are no longer scored.
  DELETE FROM current_score c USING p WHERE c.platform_id = p.id
    AND c.profile NOT IN (SELECT score->>'profile' FROM scores WHERE scores.id = p.id)
), changed AS (
  SELECT p.id AS platform_id, p.judge_seq, p.at AS judged_at, c.*
  FROM p, jsonb_to_recordset(p.changes) AS c(id uuid, "probeId" uuid, kind text, dimension text,
    indicator text, subject text, label text, "from" jsonb, "to" jsonb, severity text,
    recovery boolean, since timestamptz, at timestamptz, evidence jsonb)
), changes AS (
  INSERT INTO score_change (id, platform_id, judge_seq, kind, dimension, indicator,
    subject, label, from_value, to_value, severity, recovery, since, at, evidence)
  SELECT id, platform_id, judge_seq, kind, dimension, indicator, subject, label, "from", "to",
    severity, recovery, since, at, evidence FROM changed
), ${EVENTS}, shown AS (
  SELECT p.id AS platform_id, x.*
  FROM p, jsonb_to_recordset(p.products) AS x(ref text, title text, item text, offer jsonb,
    price int, state text, "seenAt" timestamptz, key text)
), newest AS (
  SELECT DISTINCT ON (shown.platform_id, shown.ref) shown.platform_id, shown.ref, title, offer, price, state, "seenAt", key,
    -- A correction made since this was read stands.
    CASE WHEN c.ref IS NULL THEN shown.item ELSE c.item END AS item
  FROM shown LEFT JOIN product_correction c USING (platform_id, ref)
  ORDER BY shown.platform_id, shown.ref, "seenAt" DESC
), products AS (
  INSERT INTO product AS old (platform_id, ref, title, item, offer, price, state, seen_at, seen_key)
  SELECT platform_id, ref, title, item, offer, price, state, "seenAt", key FROM newest
  ON CONFLICT (platform_id, ref) DO UPDATE SET title = excluded.title, item = excluded.item,
    offer = excluded.offer, price = excluded.price, state = excluded.state,
    seen_at = excluded.seen_at, seen_key = excluded.seen_key
  WHERE old.seen_at <= excluded.seen_at
), steps AS (
  INSERT INTO price_point (platform_id, ref, at, price, state, key)
  SELECT s.platform_id, s.ref, s."seenAt", s.price, s.state, s.key
  FROM (
    SELECT shown.*, lag(price) OVER w AS price_before, lag(state) OVER w AS state_before,
      row_number() OVER w AS nth
    FROM shown WINDOW w AS (PARTITION BY platform_id, ref ORDER BY "seenAt", key)
  ) s
  LEFT JOIN LATERAL (
    SELECT price, state FROM price_point o
    WHERE o.platform_id = s.platform_id AND o.ref = s.ref AND o.at < s."seenAt"
    ORDER BY o.at DESC LIMIT 1
  ) last ON s.nth = 1
  WHERE CASE WHEN s.nth = 1
    THEN last.state IS NULL OR (s.price, s.state) IS DISTINCT FROM (last.price, last.state)
    ELSE (s.price, s.state) IS DISTINCT FROM (s.price_before, s.state_before) END
  ON CONFLICT DO NOTHING
), courses AS (
  INSERT INTO series_day AS old (platform_id, indicator, subject, day, hours)
  SELECT p.id, d.indicator, d.subject, d.day, string_agg(decode(d.hours, 'base64'), '')
  FROM p, jsonb_to_recordset(p.series) AS d(indicator text, subject text, day date, hours text)
  GROUP BY p.id, d.indicator, d.subject, d.day
  ON CONFLICT (platform_id, indicator, subject, day)
  DO UPDATE SET hours = old.hours || excluded.hours, whole = NULL
), asked AS (
  UPDATE probe SET request_id = coalesce(request_id, gen_random_uuid()),
    request_at = coalesce(request_at, now() + c."delayMs" * interval '1 millisecond')
  FROM p, jsonb_to_recordset(p.confirm) AS c("probeId" uuid, "delayMs" int)
  -- One that was paused meanwhile does not look for our sake.
  WHERE probe.id = c."probeId" AND probe.enabled
)
SELECT id, EXISTS (SELECT FROM events e WHERE e.platform_id = p.id) AS "happened" FROM p`;
