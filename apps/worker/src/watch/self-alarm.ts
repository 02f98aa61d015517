import type { WebhookMessage } from '@kaopu/contracts';
import { tellOfSelf, type Db, type RecentSlots, type Vitals } from '@kaopu/db';
import { REASONS } from '@kaopu/watch';

/** After a start everything is late for a moment, and a network may stumble. */
const LASTING_MS = 60_000;

/** Something of our own that channels are told of when it lasts. */
interface Watched {
  reason: 'looks-overdue' | 'slots-missed' | 'schedule-ahead' | 'own-network-down';
  /** null: not known. */
  isWrong: (seen: Seen) => boolean | null;
  /** null where its end is no message: what was held back meanwhile says enough. */
  message: (seen: Seen, isOver: boolean) => WebhookMessage['data']['text'] | null;
}

interface Seen {
  vitals: Vitals;
  /** null: not known. */
  slots: Pick<RecentSlots, 'skipping'> | null;
}

const OVERDUE: Watched = {
  reason: 'looks-overdue',
  // While our own network is away that is what is told.
  isWrong: ({ vitals: { overdue, troubles } }) =>
    overdue > 0 && !troubles.includes('own-network-down'),
  message({ vitals: { overdue, oldestDueLagSeconds } }, isOver) {
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

const MISSED: Watched = {
  reason: 'slots-missed',
  isWrong: ({ slots }) => slots && slots.skipping > 0,
  message({ slots }, isOver) {
    if (isOver)
      return { zh: '【恢复】靠谱不再漏看', en: '[Recovered] Kaopu misses no slots any more' };
    const { zh, en } = REASONS['slots-missed'];
    const probes = slots?.skipping ?? 0;
    return {
      zh: `【靠谱自身】${probes} 个探测接连漏看。${zh}`,
      en: `[Kaopu itself] ${probes} probes go on missing slots. ${en}`,
    };
  },
};

const AHEAD: Watched = {
  reason: 'schedule-ahead',
  isWrong: ({ vitals: { ahead } }) => ahead > 0,
  message({ vitals: { ahead } }, isOver) {
    if (isOver)
      return {
        zh: '【恢复】靠谱的探测已重新排好',
        en: '[Recovered] Kaopu’s looks are planned anew',
      };
    const { zh, en } = REASONS['schedule-ahead'];
    return {
      zh: `【靠谱自身】${ahead} 个探测排得太远。${zh}`,
      en: `[Kaopu itself] ${ahead} probes are planned too far ahead. ${en}`,
    };
  },
};

const OWN_NETWORK: Watched = {
  reason: 'own-network-down',
  isWrong: ({ vitals: { troubles } }) => troubles.includes('own-network-down'),
  message(_, isOver) {
    if (isOver) return null;
    const { zh, en } = REASONS['own-network-down'];
    return { zh: `【靠谱自身】${zh}`, en: `[Kaopu itself] ${en}` };
  },
};

/**
 * Raises an alarm over our own channels when looks stay overdue, by two intervals or more, go on being missed or
 * stay planned too far ahead, and when our own network stays away; of all but that it says when it is over. Every worker may watch: channels are told once.
 *
 * @param now monotonic, milliseconds
 */
export function watchOurselves(db: Db, now: () => number, wallClock: () => Date) {
  const watches = [OWN_NETWORK, OVERDUE, MISSED, AHEAD].map((watched) =>
    watchOne(db, watched, now, wallClock),
  );
  return async (vitals: Vitals, slots: Seen['slots']): Promise<void> => {
    for (const watch of watches) await watch({ vitals, slots });
  };
}

function watchOne(db: Db, watched: Watched, now: () => number, wallClock: () => Date) {
  let since: number | null = null;
  return async (seen: Seen): Promise<void> => {
    const isWrong = watched.isWrong(seen);
    if (isWrong === null) return;
    since = isWrong ? (since ?? now()) : null;
    if (since !== null && now() - since < LASTING_MS) return;
    if (seen.vitals.alarms.includes(watched.reason) === isWrong) return;
    const text = watched.message(seen, !isWrong);
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
