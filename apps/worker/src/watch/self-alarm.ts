import type { WebhookMessage } from '@kaopu/contracts';
import { tellOfSelf, type Db, type Vitals } from '@kaopu/db';
import { REASONS } from '@kaopu/watch';

const REASON = 'looks-overdue';
/** After a start everything is late for a moment. */
const LASTING_MS = 60_000;

/**
 * Raises the alarm over our own channels when looks stay overdue, by two intervals or more, and says
 * when they are not any more. Every worker may watch: channels are told once.
 *
 * @param now monotonic, milliseconds
 */
export function watchOverdue(db: Db, now: () => number, wallClock: () => Date) {
  let since: number | null = null;
  return async ({ overdue, oldestDueLagSeconds, alarms }: Vitals): Promise<void> => {
    since = overdue === 0 ? null : (since ?? now());
    if (since !== null && now() - since < LASTING_MS) return;
    if (alarms.includes(REASON) === overdue > 0) return;
    const message = messageOf(overdue, oldestDueLagSeconds, wallClock());
    await tellOfSelf(db, REASON, overdue > 0, message);
  };
}

function messageOf(overdue: number, lagSeconds: number, at: Date): WebhookMessage {
  const { zh, en } = REASONS[REASON];
  const minutes = Math.ceil(lagSeconds / 60);
  const isOver = overdue === 0;
  return {
    type: isOver ? 'self.recovered' : 'self.alarm',
    timestamp: at.toISOString(),
    data: {
      alertId: null,
      reason: REASON,
      platform: null,
      dimension: null,
      severity: isOver ? null : 'critical',
      changes: [],
      text: isOver
        ? { zh: '【恢复】靠谱的探测重新按时进行', en: '[Recovered] Kaopu looks on time again' }
        : {
            zh: `【靠谱自身】${overdue} 个探测已晚点，最久 ${minutes} 分钟。${zh}`,
            en: `[Kaopu itself] ${overdue} probes are overdue, the longest by ${minutes} min. ${en}`,
          },
    },
  };
}
