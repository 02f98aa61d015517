import { copyOf } from './copy.ts';
import { escalate, flushGroups } from './flush.ts';
import { forgottenAt, healsAt, restsAt } from './flapping.ts';
import { routeFor } from './grouping.ts';
import { heal, remind, rest, takeIn } from './life.ts';
import type { AlertEvent, Child, LiveAlert, Memory, Message, Setup } from './types.ts';

export const NO_MEMORY: Memory = { children: {}, alerts: {}, groups: {} };

/** Escalations that quiet hours or silences hold back are asked about again so much later. */
const AGAIN_MS = 60_000;

export interface Advance {
  memory: Memory;
  messages: Message[];
  /** The alert that each event belongs to; null for none. */
  alertOf: Map<string, string | null>;
  /** Alerts that are over and told, and need not be remembered. */
  ended: LiveAlert[];
}

/**
 * The stages of alerting, over one clock: rules, maintenance, silences, inhibition, grouping, quiet hours,
 * routes, messages. Events (in order of time) and what is due are taken as they come, up to `now`.
 * The same events and set-up give the same alerts and messages, however many calls they come in.
 *
 * @param newId of an alert
 */
export function advance(
  before: Memory,
  setup: Setup,
  events: readonly AlertEvent[],
  now: number,
  newId: () => string,
): Advance {
  const memory = copyOf(before);
  const messages: Message[] = [];
  const alertOf = new Map<string, string | null>();
  const ended: LiveAlert[] = [];
  let next = 0;
  for (;;) {
    const due = earliest(memory, setup);
    const event = events[next];
    if (event !== undefined && event.at <= Math.min(due, now)) {
      alertOf.set(event.id, takeIn(memory, setup, event, newId));
      next += 1;
      continue;
    }
    if (due > now) return { memory, messages, alertOf, ended };
    messages.push(...doDue(memory, setup, due));
    ended.push(...forget(memory));
  }
}

function timers(memory: Memory, setup: Setup, alert: LiveAlert) {
  const { toldAt, firstToldAt, resolvedAt, acknowledged, snoozedUntil } = alert;
  const never = { escalate: Infinity, repeat: Infinity, wake: Infinity };
  if (resolvedAt !== null) return never;
  const wake = snoozedUntil ?? Infinity;
  if (toldAt === null || firstToldAt === null || acknowledged || snoozedUntil !== null) {
    return { ...never, wake };
  }
  const route = routeFor(alert, setup);
  const step = route.escalation[alert.escalated];
  const isWaiting = alert.news.reason !== null || memory.groups[alert.group]?.held === true;
  return {
    wake,
    escalate: step === undefined ? Infinity : Math.max(firstToldAt + step.afterMs, alert.askAt),
    repeat: route.repeatMs === null || isWaiting ? Infinity : toldAt + route.repeatMs,
  };
}

function childDue(child: Child): number {
  if (child.flapping !== null) return restsAt(child);
  return child.bad ? Infinity : healsAt(child);
}

/** When an alert has something to do though nothing happens; Infinity for never. */
export function dueOf(memory: Memory, setup: Setup, alert: LiveAlert): number {
  const { wake, escalate: step, repeat } = timers(memory, setup, alert);
  const turns = alert.children.map((trouble) => {
    const child = memory.children[alert.platformId]?.[trouble];
    return child === undefined ? Infinity : childDue(child);
  });
  return turns.reduce((least, one) => Math.min(least, one), Math.min(wake, step, repeat));
}

function earliest(memory: Memory, setup: Setup): number {
  let least = Infinity;
  for (const alert of Object.values(memory.alerts)) {
    least = Math.min(least, dueOf(memory, setup, alert));
  }
  for (const { flushAt } of Object.values(memory.groups))
    least = Math.min(least, flushAt ?? Infinity);
  return least;
}

function doDue(memory: Memory, setup: Setup, at: number): Message[] {
  const messages: Message[] = [];
  for (const alert of Object.values(memory.alerts)) {
    for (const trouble of alert.children) {
      const child = memory.children[alert.platformId]?.[trouble];
      if (child === undefined || childDue(child) > at) continue;
      if (child.flapping !== null) rest(memory, setup, alert.platformId, trouble, at);
      else heal(memory, setup, alert, trouble, at);
    }
    const { wake, escalate: step, repeat } = timers(memory, setup, alert);
    if (wake <= at) {
      alert.snoozedUntil = null;
      // Whoever snoozed it said a word: only from here on is one waited for.
      if (alert.firstToldAt !== null) alert.firstToldAt = at;
      remind(memory, setup, alert, at);
    } else if (repeat <= at) remind(memory, setup, alert, at);
    if (step > at) continue;
    const message = escalate(memory, setup, alert, routeFor(alert, setup), at);
    if (message === null) alert.askAt = at + AGAIN_MS;
    else messages.push(message);
  }
  const flushed = Object.entries(memory.groups).flatMap(([key, { flushAt }]) =>
    flushAt !== null && flushAt <= at ? [key] : [],
  );
  messages.push(...flushGroups(memory, setup, flushed, at));
  for (const [platformId, children] of Object.entries(memory.children)) {
    for (const [trouble, child] of Object.entries(children)) {
      const lives = child.bad || child.flapping !== null || forgottenAt(child) > at;
      if (!lives && !isHeld(memory, platformId, trouble)) delete children[trouble];
    }
    if (Object.keys(children).length === 0) delete memory.children[platformId];
  }
  return messages;
}

function isHeld(memory: Memory, platformId: string, trouble: string): boolean {
  return Object.values(memory.alerts).some(
    (alert) => alert.platformId === platformId && alert.children.includes(trouble),
  );
}

/** Of what is over only that is kept which is still to be told; a group goes with its last alert. */
function forget(memory: Memory): LiveAlert[] {
  const gone = Object.values(memory.alerts).filter(
    ({ resolvedAt, news, group }) =>
      resolvedAt !== null && (news.reason === null || memory.groups[group]?.flushAt === null),
  );
  for (const { id } of gone) delete memory.alerts[id];
  if (gone.length > 0) {
    const used = new Set(Object.values(memory.alerts).map(({ group }) => group));
    for (const key of Object.keys(memory.groups)) if (!used.has(key)) delete memory.groups[key];
  }
  return gone;
}
