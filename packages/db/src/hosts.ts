import { execute, rows, type Db, toJson } from './client.ts';

/** Requests a site may get in one go; each costs one, and one comes back every gap. */
export const BURST = 60;

/** Why a site is left alone: it asked for less (429, 503), or it shut us out. */
export type Refusal = 'busy' | 'blocked' | 'challenged';

/** How a site took our requests. */
export interface Visit {
  asked: number;
  /** It showed what was asked for, and no wall. */
  good: boolean;
  refusal: Refusal | null;
  /** As long as it asked us to wait. */
  retryAfterMs: number | null;
  /** How much faster than a real site this one lives; waits are so much shorter. */
  pace: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** First wait and longest; each refusal in a row doubles it. */
const WAITS = { busy: [MINUTE, HOUR], wall: [HOUR, 24 * HOUR] } as const;
const LONGEST_ASKED = 24 * HOUR;

const wait = ([first, longest]: readonly [number, number]) =>
  `least(${longest}, ${first} * power(2, least(h.strikes, 20)))`;

/**
 * What a visit leaves behind, as SQL: assignments to host `h` from visit `v`. The bucket is one
 * instant, `spent_until`, when it would be full again (GCRA); the next turn comes after the gap, or a
 * longer one that somebody wants for this site, and once a request is left in the bucket.
 *
 * @param gap milliseconds, as SQL
 */
export function afterVisit(gap: string): string {
  const spent = `greatest(now(), coalesce(h.spent_until, now())) + v.asked * ${gap} * interval '1 millisecond'`;
  return `lease_until = NULL,
    spent_until = ${spent},
    next_ok = greatest(now() + greatest(${gap}, coalesce(h.gap_seconds, 0) * 1000.0) * interval '1 millisecond',
      ${spent} - ${BURST - 1} * ${gap} * interval '1 millisecond'),
    strikes = CASE WHEN v.refusal IS NOT NULL THEN h.strikes + 1 WHEN v.good THEN 0 ELSE h.strikes END,
    hold_cause = CASE WHEN v.refusal IS NOT NULL THEN v.refusal WHEN v.good THEN NULL ELSE h.hold_cause END,
    hold_until = CASE
      WHEN v.refusal IS NOT NULL THEN now() + interval '1 millisecond' / v.pace * greatest(
        CASE v.refusal WHEN 'busy' THEN ${wait(WAITS.busy)} ELSE ${wait(WAITS.wall)} END,
        least(${LONGEST_ASKED}, coalesce(v.retry_after_ms, 0)))
      WHEN v.good THEN NULL ELSE h.hold_until END`;
}

/** Columns of a visit in a record set. */
export const VISIT_COLUMNS =
  'asked int, good boolean, refusal text, retry_after_ms float8, pace float8';

export function visitRecord(visit: Visit) {
  const { asked, good, refusal, retryAfterMs, pace } = visit;
  return { asked, good, refusal, retry_after_ms: retryAfterMs, pace };
}

export interface HostTurn {
  key: string;
  fence: bigint;
  /** How long until its bucket would be full again. */
  spentMs: number;
}

/** Takes the turn at a site outside any probe's slot. null while somebody else has it. */
export async function claimHost(db: Db, key: string, leaseMs: number): Promise<HostTurn | null> {
  const claimed = await rows<HostTurn>(
    db,
    `INSERT INTO host AS h (key, next_ok, lease_until, fence)
     VALUES ($1, now(), now() + $2 * interval '1 millisecond', 1)
     ON CONFLICT (key) DO UPDATE SET lease_until = excluded.lease_until, fence = h.fence + 1
       WHERE h.next_ok <= now() AND (h.lease_until IS NULL OR h.lease_until < now())
     RETURNING key, fence, ${SPENT_MS} AS "spentMs"`,
    key,
    leaseMs,
  );
  return claimed[0] ?? null;
}

/** Milliseconds until the bucket of host `h` would be full again, as SQL. */
export const SPENT_MS = `greatest(0, coalesce(extract(epoch from h.spent_until - now()) * 1000, 0))::float8`;

/** Gives the turn back; nothing happens when it has gone to somebody else since. */
export async function leaveHost(
  db: Db,
  turn: Pick<HostTurn, 'key' | 'fence'>,
  visit: Visit,
  gapMs: number,
): Promise<void> {
  await execute(
    db,
    `UPDATE host h SET ${afterVisit('$4::float8')}
     FROM jsonb_to_record($3::jsonb) AS v(${VISIT_COLUMNS})
     WHERE h.key = $1 AND h.fence = $2::bigint`,
    turn.key,
    String(turn.fence),
    toJson(visitRecord(visit)),
    gapMs,
  );
}

/**
 * Has a probe's site looked at less often, from the end of its next look on: so many seconds at least between two looks.
 * null: as often as any site.
 *
 * @returns the site; null when there is no such probe
 */
export async function capHost(
  db: Db,
  probeId: string,
  gapSeconds: number | null,
): Promise<string | null> {
  const [capped] = await rows<{ key: string }>(
    db,
    `INSERT INTO host AS h (key, next_ok, gap_seconds)
     SELECT pl.host_key, now(), $2::int FROM probe p JOIN platform pl ON pl.id = p.platform_id
     WHERE p.id = $1::uuid
     ON CONFLICT (key) DO UPDATE SET gap_seconds = excluded.gap_seconds
     RETURNING key`,
    probeId,
    gapSeconds,
  );
  return capped?.key ?? null;
}

export interface Hold {
  until: Date;
  cause: Refusal;
}
