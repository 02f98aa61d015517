import type { WhatIf } from '@kaopu/contracts';
import { judgedState, retractionsOf, type Db } from '@kaopu/db';
import type { AlertRule, JudgedObservation, SimulatedAlert } from '@kaopu/scoring';
import { takenObservations } from '../judge/history.ts';
import { inThread } from '../thread.ts';
import type { WhatIfTask } from './what-if-thread.ts';

const DAY_MS = 86_400_000;

/** Days before the span that baselines are taken from. */
const WARM_UP_DAYS = 60;

/** What the judge took in of a platform since `from`, without what was taken back; null when it is gone. */
async function logSince(
  db: Db,
  platformId: string,
  from: number,
): Promise<JudgedObservation[] | null> {
  const stored = await judgedState(db, platformId);
  if (stored === null) return null;
  const gone = new Set((await retractionsOf(db, platformId)).map(({ target }) => target));
  const log: JudgedObservation[] = [];
  for await (const batch of takenObservations(db, platformId, stored.judgeSeq)) {
    for (const { judged } of batch) {
      if (judged.at >= from && !gone.has(judged.key)) log.push(judged);
    }
  }
  return log;
}

const iso = (ms: number) => new Date(ms).toISOString();

function alertView(alert: SimulatedAlert): WhatIf['alerts'][number] {
  return {
    dimension: alert.dimension,
    severity: alert.severity,
    openedAt: iso(alert.openedAt),
    resolvedAt: alert.resolvedAt === null ? null : iso(alert.resolvedAt),
    told: alert.told.map(({ at, reason }) => ({ at: iso(at), reason })),
    changes: alert.changes.map(({ kind, subject, label, from, to, at, evidence }) => ({
      kind,
      subject,
      label,
      from,
      to,
      at: iso(at),
      evidence,
    })),
  };
}

/** Which alerts a rule would have sent in the last `days`; null when the platform is gone. */
export async function whatIf(
  db: Db,
  platformId: string,
  rule: AlertRule,
  days: number,
  now: number,
): Promise<WhatIf | null> {
  const from = now - days * DAY_MS;
  const log = await logSince(db, platformId, from - WARM_UP_DAYS * DAY_MS);
  if (log === null) return null;
  const script = new URL('./what-if-thread.ts', import.meta.url);
  const alerts = await inThread<WhatIfTask, SimulatedAlert[]>(script, { log, rule, from });
  return {
    from: iso(from),
    to: iso(now),
    observations: log.length,
    alerts: alerts.map(alertView),
  };
}
