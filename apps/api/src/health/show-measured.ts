import type { Vitals } from '@kaopu/db';
import {
  openGauges,
  REASONS,
  statusOf,
  unaccounted,
  type Reason,
  type Registry,
} from '@kaopu/watch';
import { reasonsIn, type Measured } from './judge-health.ts';

/** The installation as a whole: shown by the API alone, so that nothing is added up twice. */
export function showMeasured(registry: Registry, read: () => Promise<Measured>): void {
  const { one, some } = openGauges(registry, read);
  one('kaopu_healthy', '1 while nothing is wrong with ourselves', (measured) =>
    Number(statusOf(reasonsIn(measured), measured.vitals !== null) === 'ok'),
  );
  some('kaopu_health_reason', '1 for what is wrong with ourselves', ['reason'], (measured) => {
    const reasons = new Set(reasonsIn(measured));
    return (Object.keys(REASONS) as Reason[]).map(
      (reason) => [{ reason }, Number(reasons.has(reason))] as const,
    );
  });

  const vital = (name: string, help: string, valueOf: (vitals: Vitals) => number): void =>
    one(name, help, ({ vitals }) => vitals && valueOf(vitals));
  vital('kaopu_workers_alive', 'Workers whose heartbeat came back', (v) => v.workersAlive);
  vital(
    'kaopu_schedule_lag_seconds',
    'How late the oldest due look is that waits for us',
    (v) => v.oldestDueLagSeconds,
  );
  vital('kaopu_overdue_probes', 'Probes late by two intervals or more', (v) => v.overdue);
  vital(
    'kaopu_ahead_probes',
    'Probes planned further ahead than their schedule allows',
    (v) => v.ahead,
  );
  vital('kaopu_unjudged_observations', 'Observations not judged yet', (v) => v.unjudgedAll);
  vital(
    'kaopu_judge_lag_seconds',
    'How late the judge is with its oldest observation',
    (v) => v.unjudgedLagSeconds,
  );
  vital('kaopu_undelivered_messages', 'Messages not delivered yet', (v) => v.undeliveredAll);
  vital('kaopu_overdue_messages', 'Messages that should have gone out', (v) => v.undelivered);
  vital(
    'kaopu_oldest_undelivered_message_seconds',
    'Age of the oldest message not delivered',
    (v) => v.undeliveredOldestSeconds,
  );

  some('kaopu_queue_node_up', '1 while this node of the queue answers', ['node'], ({ nodes }) =>
    nodes.map(({ name, ok }) => [{ node: name }, Number(ok)] as const),
  );
  some('kaopu_queue_waiting_jobs', 'Jobs that wait', ['queue'], ({ depths }) =>
    [...(depths ?? [])].map(([queue, { waiting }]) => [{ queue }, waiting] as const),
  );
  some('kaopu_queue_oldest_job_seconds', 'Age of the oldest waiting job', ['queue'], ({ depths }) =>
    [...(depths ?? [])].map(
      ([queue, { oldestAt }]) => [{ queue }, ageSeconds(oldestAt, Date.now())] as const,
    ),
  );

  some('kaopu_recent_slots', 'Slots of the last ten minutes by state', ['state'], ({ slots }) => {
    if (slots === null) return [];
    const { elapsed, observed, unknown, missed, open, overdue } = slots;
    return Object.entries({ elapsed, observed, unknown, missed, open, overdue }).map(
      ([state, count]) => [{ state }, count] as const,
    );
  });
  one(
    'kaopu_not_looked_slots',
    'Missed slots of the last ten minutes that nothing kept us from but ourselves',
    ({ slots }) => slots && slots.notLooked,
  );
  one(
    'kaopu_skipping_probes',
    'Probes of which we go on missing slots',
    ({ slots }) => slots && slots.skipping,
  );
  one(
    'kaopu_unaccounted_slots',
    'Elapsed slots less those in any state: 0, or slots were lost or counted twice',
    ({ slots }) => slots && unaccounted(slots),
  );
}

function ageSeconds(at: Date | null, now: number): number {
  return at === null ? 0 : Math.max(0, now - at.getTime()) / 1_000;
}
