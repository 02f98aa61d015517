import type { WebhookMessage } from '@kaopu/contracts';
import { tellOfSelf, type Db, type Vitals } from '@kaopu/db';
import { REASONS } from '@kaopu/watch';

/** After a start everything is late for a moment, and a network may stumble. */
const LASTING_MS = 60_000;

/** Something of our own that channels are told of when it lasts. */
interface Watched {
  reason: 'looks-overdue' | 'own-network-down';
  isWrong: (vitals: Vitals) => boolean;
  /** null where its end is no message: what was held back meanwhile says enough. */
  message: (vitals: Vitals, isOver: boolean) => WebhookMessage['data']['text'] | null;
}

const OVERDUE: Watched = {
  reason: 'looks-overdue',
  // While our own network is away that is what is told.
  isWrong: ({ overdue, troubles }) => overdue > 0 && !troubles.includes('own-network-down'),
  message({ overdue, oldestDueLagSeconds }, isOver) {
    if (isOver)
      return { zh: '【恢复】靠谱的探测重新按时进行', en: '[Recovered] Kaopu looks on time again' };
    const { zh, en } = REASONS['looks-overdue'];
    const minutes = Math.ceil(oldestDueLagSeconds / 60);
    return {
      zh: `【靠谱自身】${overdue} 个探测已晚点，最久 ${minutes} 分钟。${zh}`,
      en: `[Kaopu itself] ${overdue} probes are overdue, the longest by ${minutes} min. ${en}`,
    };
  },
};

const OWN_NETWORK: Watched = {
  reason: 'own-network-down',
  isWrong: ({ troubles }) => troubles.includes('own-network-down'),
  message(_, isOver) {
    if (isOver) return null;
    const { zh, en } = REASONS['own-network-down'];
    return { zh: `【靠谱自身】${zh}`, en: `[Kaopu itself] ${en}` };
  },
};

/**
 * Raises an alarm over our own channels when looks stay overdue, by two intervals or more, and when our
 * own network stays away; of the first it says when it is over. Every worker may watch: channels are told once.
 *
 * @param now monotonic, milliseconds
 */
export function watchOurselves(db: Db, now: () => number, wallClock: () => Date) {
  const watches = [OWN_NETWORK, OVERDUE].map((watched) => watchOne(db, watched, now, wallClock));
  return async (vitals: Vitals): Promise<void> => {
    for (const watch of watches) await watch(vitals);
  };
}

function watchOne(db: Db, watched: Watched, now: () => number, wallClock: () => Date) {
  let since: number | null = null;
  return async (vitals: Vitals): Promise<void> => {
    const isWrong = watched.isWrong(vitals);
    since = isWrong ? (since ?? now()) : null;
    if (since !== null && now() - since < LASTING_MS) return;
    if (vitals.alarms.includes(watched.reason) === isWrong) return;
    const text = watched.message(vitals, !isWrong);
    const message = text && messageOf(watched.reason, !isWrong, text, wallClock());
    await tellOfSelf(db, watched.reason, isWrong, message);
  };
}

function messageOf(
  reason: string,
  isOver: boolean,
  text: WebhookMessage['data']['text'],
  at: Date,
): WebhookMessage {
  return {
    type: isOver ? 'self.recovered' : 'self.alarm',
    timestamp: at.toISOString(),
    data: {
      alertId: null,
      reason,
      platform: null,
      dimension: null,
      severity: isOver ? null : 'critical',
      changes: [],
      text,
    },
  };
}
