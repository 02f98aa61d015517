import { beginsToFlap, healsAt, turned } from './flapping.ts';
import { groupKey, routeFor, schedule, waitOf } from './grouping.ts';
import { troubleOf } from './kinds.ts';
import { isGraver, rule } from './rules.ts';
import type { AlertEvent, Child, LiveAlert, Memory, Setup, TellReason } from './types.ts';

const MOST_EVENTS = 50;

/** The most telling reason wins: one message for all that is new. */
const RANK: Readonly<Record<TellReason, number>> = {
  repeated: 0,
  escalated: 0,
  added: 1,
  worse: 2,
  first: 3,
  recovered: 4,
  'flapping-ended': 5,
  flapping: 6,
};

function give(alert: LiveAlert, reason: TellReason): void {
  const { news } = alert;
  if (news.reason === null || RANK[reason] > RANK[news.reason]) news.reason = reason;
}

function note({ news }: LiveAlert, event: AlertEvent): void {
  news.events.push(event.id);
  if (news.events.length <= MOST_EVENTS) return;
  // What began it stays, and the newest.
  news.events.splice(1, 1);
  news.more += 1;
}

const WELL: Child = { bad: false, at: 0, lookMs: null, turns: [], flapping: null };

function childrenOf(memory: Memory, platformId: string): Record<string, Child> {
  return (memory.children[platformId] ??= {});
}

/** Takes in one event: which alert it belongs to, and whether that is news. Returns the alert's id, null for none. */
export function takeIn(
  memory: Memory,
  setup: Setup,
  event: AlertEvent,
  newId: () => string,
): string | null {
  const ruling = rule(event, setup.rules, setup.labels(event.platformId).tags);
  if (ruling === null) return null;
  const trouble = troubleOf(event);
  const children = childrenOf(memory, event.platformId);
  const child = children[trouble] ?? WELL;
  const alert = Object.values(memory.alerts).find(
    ({ platformId, dimension, resolvedAt }) =>
      platformId === event.platformId && dimension === event.dimension && resolvedAt === null,
  );
  const isBad = ruling.turn === 'trouble';
  // Good news about a trouble nobody was told of is history, not an alert.
  if (!isBad && (!child.bad || alert?.children.includes(trouble) !== true)) {
    if (child.bad) delete children[trouble];
    return null;
  }
  const next =
    child.bad === isBad
      ? { ...child, lookMs: event.lookMs ?? child.lookMs }
      : turned(child, isBad, event.at, event.lookMs);
  if (beginsToFlap(next)) next.flapping = event.at;
  children[trouble] = next;
  if (ruling.turn === 'recovery') {
    if (alert === undefined) return null;
    note(alert, event);
    if (next.flapping === event.at) beginFlapping(memory, setup, alert, event);
    else if (next.flapping === null && healsAt(next) <= event.at) {
      heal(memory, setup, alert, trouble, event.at);
    }
    return alert.id;
  }
  const { severity } = ruling;
  if (alert === undefined) return open(memory, setup, event, severity, trouble, newId);
  const wasThere = alert.children.includes(trouble);
  note(alert, event);
  if (next.flapping === event.at) beginFlapping(memory, setup, alert, event);
  if (isGraver(severity, alert.severity)) {
    alert.severity = severity;
    if (alert.toldAt !== null) give(alert, 'worse');
    moveOn(memory, setup, alert);
  } else if (next.flapping === null && alert.toldAt !== null) {
    // What came back before it was said to be well is no news; nor is one that got worse still.
    const cameBack = wasThere && !child.bad;
    if (!cameBack && event.kind !== 'degraded') give(alert, 'added');
  }
  if (!wasThere) alert.children.push(trouble);
  if (alert.news.reason !== null)
    tellSoon(memory, setup, alert, event.at, waitFor(setup, alert, event));
  return alert.id;
}

function waitFor(setup: Setup, alert: LiveAlert, event: AlertEvent): number {
  return alert.toldAt === null ? waitOf(event, routeFor(alert, setup)) : 0;
}

function open(
  memory: Memory,
  setup: Setup,
  event: AlertEvent,
  severity: LiveAlert['severity'],
  trouble: string,
  newId: () => string,
): string {
  const { platformId, dimension, at } = event;
  const placed = { platformId, dimension, severity };
  const route = routeFor(placed, setup);
  const alert: LiveAlert = {
    ...placed,
    id: newId(),
    openedAt: at,
    resolvedAt: null,
    children: [trouble],
    group: groupKey(placed, route, setup),
    routeId: route.id,
    sequence: 0,
    firstToldAt: null,
    toldAt: null,
    toldSeverity: null,
    escalated: 0,
    askAt: 0,
    acknowledged: false,
    snoozedUntil: null,
    mutedBy: null,
    news: { reason: 'first', events: [event.id], more: 0 },
  };
  memory.alerts[alert.id] = alert;
  const isFlapping = typeof memory.children[platformId]?.[trouble]?.flapping === 'number';
  if (isFlapping) alert.news.reason = 'flapping';
  tellSoon(memory, setup, alert, at, waitOf(event, route));
  return alert.id;
}

/** A graver alert may be another route's. What is new there is told first. */
function moveOn(memory: Memory, setup: Setup, alert: LiveAlert): void {
  const route = routeFor(alert, setup);
  if (route.id === alert.routeId) return;
  alert.routeId = route.id;
  alert.group = groupKey(alert, route, setup);
}

/** Told of already: it is known, and its end will say how often it turned. */
function beginFlapping(memory: Memory, setup: Setup, alert: LiveAlert, event: AlertEvent): void {
  if (alert.toldAt !== null) return;
  give(alert, 'flapping');
  tellSoon(memory, setup, alert, event.at, 0);
}

/** One trouble of an alert is over; with the last of them the alert is. */
export function heal(
  memory: Memory,
  setup: Setup,
  alert: LiveAlert,
  trouble: string,
  at: number,
): void {
  alert.children = alert.children.filter((other) => other !== trouble);
  if (alert.children.length > 0) return;
  const child = memory.children[alert.platformId]?.[trouble];
  alert.resolvedAt = child?.at ?? at;
  if (alert.toldAt !== null) give(alert, 'recovered');
  // What came and went while it was muted concerns nobody; what quiet hours hold back is told after them.
  else if (alert.mutedBy !== null && alert.mutedBy !== 'quiet') alert.news.reason = null;
  tellSoon(memory, setup, alert, at, 0);
}

/** What flapped has come to rest, well or not. */
export function rest(
  memory: Memory,
  setup: Setup,
  platformId: string,
  trouble: string,
  at: number,
): void {
  const child = childrenOf(memory, platformId)[trouble];
  if (child === undefined) return;
  child.flapping = null;
  for (const alert of Object.values(memory.alerts)) {
    if (alert.platformId !== platformId || !alert.children.includes(trouble)) continue;
    if (alert.toldAt !== null) give(alert, 'flapping-ended');
    if (!child.bad) heal(memory, setup, alert, trouble, at);
    // Also where other troubles of the alert go on.
    tellSoon(memory, setup, alert, at, 0);
  }
}

export function tellSoon(
  memory: Memory,
  setup: Setup,
  alert: LiveAlert,
  at: number,
  waitMs: number,
): void {
  schedule(memory, alert, routeFor(alert, setup), at, waitMs);
}

/** Reminds of an alert that lasts. */
export function remind(memory: Memory, setup: Setup, alert: LiveAlert, at: number): void {
  give(alert, 'repeated');
  const group = memory.groups[alert.group];
  if (group !== undefined && !group.held) group.flushAt = Math.min(group.flushAt ?? at, at);
  else tellSoon(memory, setup, alert, at, 0);
}
