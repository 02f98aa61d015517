import { REASONS, type Reason, type Words } from './words.ts';

export interface SilentVantage {
  name: string;
  /** When it was heard of last. */
  since: Date;
}

const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** What was measured, as far as what is wrong hangs on it. */
export interface Findings {
  /** null: the database did not answer. */
  vitals: {
    workersAlive: number;
    overdue: number;
    ahead: number;
    unjudged: number;
    undelivered: number;
    unserved: readonly string[];
    troubles: readonly string[];
    silentVantages: readonly SilentVantage[];
    replay: { differences: number } | null;
  } | null;
  queueOk: boolean;
  /** null: not known yet. */
  evidenceOk: boolean | null;
  /** null: not known. */
  slots: Slots | null;
}

export interface Slots {
  elapsed: number;
  observed: number;
  unknown: number;
  missed: number;
  open: number;
  overdue: number;
  skipping: number;
}

/** What the law of the schedule is off by: more than 0 slots lost, or less than 0 counted too often. */
export function unaccounted(slots: Slots): number {
  const { elapsed, observed, unknown, missed, open, overdue } = slots;
  return elapsed - observed - unknown - missed - open - overdue;
}

/** Pure: what is wrong with ourselves, in the order in which one wants to hear of it; empty when all is well. */
export function reasonsOf({ vitals, queueOk, evidenceOk, slots }: Findings): Reason[] {
  const says = (trouble: Reason): boolean => vitals?.troubles.includes(trouble) ?? false;
  const wrong: Record<Reason, boolean> = {
    'database-unreachable': vitals === null || says('database-unreachable'),
    'queue-unreachable': !queueOk || says('queue-unreachable'),
    'evidence-unreachable': evidenceOk === false || says('evidence-unreachable'),
    'no-worker': vitals?.workersAlive === 0,
    'queue-unserved': vitals !== null && vitals.workersAlive > 0 && vitals.unserved.length > 0,
    'own-network-down': says('own-network-down'),
    'browser-unavailable': says('browser-unavailable'),
    'looks-overdue': (vitals?.overdue ?? 0) > 0,
    'slots-missed': slots !== null && slots.skipping > 0,
    'schedule-ahead': (vitals?.ahead ?? 0) > 0,
    'slots-unaccounted': slots !== null && unaccounted(slots) !== 0,
    'judging-behind': (vitals?.unjudged ?? 0) > 0,
    'deliveries-behind': (vitals?.undelivered ?? 0) > 0,
    'vantage-silent': (vitals?.silentVantages.length ?? 0) > 0,
    'replay-differs': (vitals?.replay?.differences ?? 0) > 0,
  };
  return (Object.keys(REASONS) as Reason[]).filter((reason) => wrong[reason]);
}

/** `down` when nothing can be looked at nor shown. */
export function statusOf(reasons: readonly Reason[], isDatabaseUp: boolean) {
  if (!isDatabaseUp) return 'down';
  return reasons.length > 0 ? 'degraded' : 'ok';
}

/** Names the vantages that are silent, where that is a reason. */
export function wordsOf(
  reasons: readonly Reason[],
  silentVantages: readonly SilentVantage[] = [],
): Words[] {
  return reasons.map((reason) =>
    reason === 'vantage-silent' ? silentWords(silentVantages) : REASONS[reason],
  );
}

function silentWords(silent: readonly SilentVantage[]): Words {
  const { zh, en } = REASONS['vantage-silent'];
  if (silent.length === 0) return { zh, en };
  const told = silent.map(({ name, since }) => ({ name, at: BEIJING.format(since) }));
  return {
    zh: `${zh}。失联的：${told.map(({ name, at }) => `${name}（${at} 起）`).join('、')}`,
    en: `${en}. Silent: ${told.map(({ name, at }) => `${name} (since ${at} Beijing time)`).join(', ')}`,
  };
}
