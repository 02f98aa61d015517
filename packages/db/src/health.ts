import { READY } from './telling.ts';
import { execute, ms, rows, type Db } from './client.ts';
import { TOO_FAR_AHEAD, TOO_LATE_SECONDS } from './lateness.ts';
import { LAST_REPLAY, type LastReplay } from './replays.ts';

export interface SilentVantage {
  name: string;
  /** When it was heard of last. */
  since: Date;
}

export interface Vitals {
  /** Round trip of this very question, ms. */
  latencyMs: number;
  workersAlive: number;
  workerSeenAt: Date | null;
  /** Seconds the oldest due look is late. */
  oldestDueLagSeconds: number;
  /** Probes late by two intervals (see TOO_LATE_SECONDS). */
  overdue: number;
  /** Probes whose next slot lies further ahead than their schedule can have put it. */
  ahead: number;
  /** Observations the judge should have taken 30 s ago. */
  unjudged: number;
  /** All that wait for the judge, and how many seconds late it is with the first; 0 when it is not. */
  unjudgedAll: number;
  unjudgedLagSeconds: number;
  /** Messages that should have gone out 30 s ago. */
  undelivered: number;
  /** All that are not delivered, and the age in seconds of the oldest; 0 without any. */
  undeliveredAll: number;
  undeliveredOldestSeconds: number;
  /** Queues with work that no worker alive takes. */
  unserved: string[];
  /** What workers alive say is wrong where they run. */
  troubles: string[];
  /** Reasons for which an alarm of our own stands. */
  alarms: string[];
  /** Vantages that were heard of once and are not any more, those first that are silent the longest. */
  silentVantages: SilentVantage[];
  /** The newest nightly replay that ended; null before any. */
  replay: LastReplay | null;
}

/** Not being looked at, not waiting for a person's answer, nor held up by a site that is being looked at, left alone or wanted slower: that is not our lag. */
const WAITS_FOR_US = `enabled AND ticket_key IS NULL AND (lease_until IS NULL OR lease_until < now()) AND NOT EXISTS (
  SELECT 1 FROM platform pl JOIN host h ON h.key = pl.host_key
  WHERE pl.id = probe.platform_id AND (h.lease_until > now() OR h.hold_until > now()
    OR (h.gap_seconds IS NOT NULL AND h.next_ok > now() - interval '4 seconds')))`;

const ALIVE = `beat_at > now() - interval '60 seconds'`;

/** What there is always work in, and the queues of looks that some probe needs. */
const NEEDED = `SELECT unnest(ARRAY['judge', 'tell']) UNION SELECT resource FROM probe WHERE enabled`;

/** A vantage lets itself be heard every half minute; ten times in a row missed is no hiccup. */
const VANTAGE_BEAT_MS = 30_000;
const SILENT_BEATS = 10;
const MOST_SILENT = 20;

const lagOf = (oldest: string) =>
  `greatest(0, coalesce(extract(epoch from now() - ${oldest}), 0))::float8`;

/** Instants within JSON are milliseconds. */
type Found = Omit<Vitals, 'latencyMs' | 'replay' | 'silentVantages'> & {
  replay: (Omit<LastReplay, 'at'> & { at: number }) | null;
  silentVantages: (Omit<SilentVantage, 'since'> & { since: number })[];
};

const SILENT_VANTAGES = `SELECT name, ${ms('seen_at')} AS since FROM vantage WHERE revoked_at IS NULL
  AND seen_at < now() - ${SILENT_BEATS * VANTAGE_BEAT_MS} * interval '1 millisecond'
  ORDER BY seen_at, name LIMIT ${MOST_SILENT}`;

/** Workers count as alive while a heartbeat of theirs travelled the whole path within 60 s. */
export async function vitals(db: Db): Promise<Vitals> {
  const asked = performance.now();
  const [found] = await rows<Found>(
    db,
    `SELECT
       (SELECT count(*)::int FROM worker WHERE ${ALIVE}) AS "workersAlive",
       ARRAY(SELECT DISTINCT unnest(troubles) FROM worker WHERE ${ALIVE} ORDER BY 1) AS troubles,
       ARRAY((${NEEDED}) EXCEPT SELECT unnest(queues) FROM worker WHERE ${ALIVE} ORDER BY 1) AS unserved,
       ARRAY(SELECT reason FROM self_alarm ORDER BY 1) AS alarms,
       (SELECT max(seen_at) FROM worker) AS "workerSeenAt",
       coalesce((SELECT extract(epoch from now() - min(next_due))::float8 FROM probe
         WHERE ${WAITS_FOR_US} AND next_due <= now()), 0) AS "oldestDueLagSeconds",
       (SELECT count(*)::int FROM probe WHERE ${WAITS_FOR_US}
         AND next_due < now() - ${TOO_LATE_SECONDS} * interval '1 second') AS overdue,
       (SELECT count(*)::int FROM probe WHERE ${TOO_FAR_AHEAD}) AS ahead,
       (SELECT count(*)::int FROM unjudged u JOIN platform p ON p.id = u.platform_id
         WHERE u.due < now() - interval '30 seconds') AS unjudged,
       (SELECT count(*)::int FROM unjudged) AS "unjudgedAll",
       ${lagOf('(SELECT min(due) FROM unjudged)')} AS "unjudgedLagSeconds",
       (${LAST_REPLAY}) AS replay,
       (SELECT coalesce(jsonb_agg(silent), '[]') FROM (${SILENT_VANTAGES}) silent) AS "silentVantages",
       pending.*
     FROM (SELECT count(*)::int AS "undeliveredAll",
         (count(*) FILTER (WHERE next_attempt < now() - interval '30 seconds' AND ${READY}))::int
           AS undelivered,
         ${lagOf('min(n.created_at)')} AS "undeliveredOldestSeconds"
       FROM delivery d JOIN notification n ON n.id = d.notification_id
       JOIN channel c ON c.id = d.channel_id
       WHERE d.state = 'pending') pending`,
  );
  if (!found) throw new Error('a select of aggregates returned no row');
  const { replay, silentVantages } = found;
  return {
    ...found,
    replay: replay && { ...replay, at: new Date(replay.at) },
    silentVantages: silentVantages.map((silent) => ({ ...silent, since: new Date(silent.since) })),
    latencyMs: performance.now() - asked,
  };
}

/** What a worker says of itself. */
export interface WorkerSelf {
  queues: readonly string[];
  troubles: readonly string[];
}

export async function seeWorker(db: Db, id: string, self: WorkerSelf): Promise<void> {
  await execute(
    db,
    `INSERT INTO worker (id, queues, troubles) VALUES ($1::uuid, $2, $3)
     ON CONFLICT (id) DO UPDATE SET seen_at = now(), queues = excluded.queues, troubles = excluded.troubles`,
    id,
    self.queues,
    self.troubles,
  );
}

/**
 * A heartbeat came back through the queue.
 *
 * @returns false when nobody knows this worker any more: it has to be seen again
 */
export async function beatWorker(db: Db, id: string): Promise<boolean> {
  const beat = `UPDATE worker SET beat_at = now(), seen_at = now() WHERE id = $1::uuid`;
  return (await execute(db, beat, id)) > 0;
}

export async function forgetWorker(db: Db, id: string): Promise<void> {
  await execute(
    db,
    `DELETE FROM worker WHERE id = $1::uuid OR seen_at < now() - interval '1 day'`,
    id,
  );
}
