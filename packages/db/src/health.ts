import { execute, rows, type Db } from './client.ts';
import { lastReplay, type LastReplay } from './replays.ts';

export interface Vitals {
  /** Round trip of this very question, ms. */
  latencyMs: number;
  workersAlive: number;
  workerSeenAt: Date | null;
  /** Seconds the oldest due look is late. */
  oldestDueLagSeconds: number;
  overdue: number;
  unjudged: number;
  undelivered: number;
  /** The newest nightly replay that ended; null before any. */
  replay: LastReplay | null;
}

/** Not being looked at, not waiting for a person's answer, nor held up by a site that is being looked at or left alone: that is not our lag. */
const WAITS_FOR_US = `enabled AND ticket_key IS NULL AND (lease_until IS NULL OR lease_until < now()) AND NOT EXISTS (
  SELECT 1 FROM platform pl JOIN host h ON h.key = pl.host_key
  WHERE pl.id = probe.platform_id AND (h.lease_until > now() OR h.hold_until > now()))`;

/** Workers count as alive while a heartbeat of theirs travelled the whole path within 60 s. */
export async function vitals(db: Db): Promise<Vitals> {
  const asked = performance.now();
  const [[found], replay] = await Promise.all([
    rows<Omit<Vitals, 'latencyMs' | 'replay'>>(
      db,
      `SELECT
       (SELECT count(*)::int FROM worker WHERE beat_at > now() - interval '60 seconds') AS "workersAlive",
       (SELECT max(seen_at) FROM worker) AS "workerSeenAt",
       coalesce((SELECT extract(epoch from now() - min(next_due))::float8 FROM probe
         WHERE ${WAITS_FOR_US} AND next_due <= now()), 0) AS "oldestDueLagSeconds",
       (SELECT count(*)::int FROM probe WHERE ${WAITS_FOR_US}
         AND next_due < now() - greatest(60, 2 * interval_seconds) * interval '1 second') AS overdue,
       (SELECT count(*)::int FROM unjudged u JOIN platform p ON p.id = u.platform_id
         WHERE u.due < now() - interval '30 seconds') AS unjudged,
       (SELECT count(*)::int FROM delivery WHERE state = 'pending'
         AND next_attempt < now() - interval '30 seconds') AS undelivered`,
    ),
    lastReplay(db),
  ]);
  if (!found) throw new Error('a select without FROM returned no row');
  return { ...found, replay, latencyMs: performance.now() - asked };
}

export async function seeWorker(db: Db, id: string): Promise<void> {
  await execute(
    db,
    `INSERT INTO worker (id) VALUES ($1::uuid) ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    id,
  );
}

/** A heartbeat came back through the queue. */
export async function beatWorker(db: Db, id: string): Promise<void> {
  await execute(db, `UPDATE worker SET beat_at = now(), seen_at = now() WHERE id = $1::uuid`, id);
}

export async function forgetWorker(db: Db, id: string): Promise<void> {
  await execute(
    db,
    `DELETE FROM worker WHERE id = $1::uuid OR seen_at < now() - interval '1 day'`,
    id,
  );
}
