import { compareText } from '../order.ts';
import { membersOf, routeFor } from './grouping.ts';
import { muteOf } from './mutes.ts';
import { gravest, isGraver } from './rules.ts';
import type { Group, LiveAlert, Memory, Message, Route, Setup } from './types.ts';

/** What is to be told of a group now. */
function readyOf(memory: Memory, setup: Setup, key: string, group: Group, at: number): LiveAlert[] {
  const ready: LiveAlert[] = [];
  for (const alert of membersOf(memory, key)) {
    const mute = muteOf(alert, memory, setup, at);
    alert.mutedBy = mute?.by ?? null;
    if (alert.news.reason === null) continue;
    if (mute === null) {
      if (!seemsWell(memory, alert)) ready.push(alert);
    } else if (alert.resolvedAt === null || alert.toldAt !== null) {
      group.flushAt = Math.min(group.flushAt ?? Infinity, mute.until);
    }
  }
  return ready;
}

/** Came, seems to have gone, and nobody was told yet: the next turn or its healing will tell. */
function seemsWell(memory: Memory, { platformId, children, toldAt, resolvedAt, news }: LiveAlert) {
  if (toldAt !== null || resolvedAt !== null || news.reason === 'flapping') return false;
  return children.every((trouble) => memory.children[platformId]?.[trouble]?.bad !== true);
}

/** Sends what groups have to tell now, or puts it off. What quiet hours held back goes out as one message a route. */
export function flushGroups(
  memory: Memory,
  setup: Setup,
  keys: readonly string[],
  at: number,
): Message[] {
  const messages: Message[] = [];
  const held = new Map<Route, LiveAlert[]>();
  for (const key of keys) {
    const group = memory.groups[key];
    if (group === undefined) continue;
    const wasHeld = group.held;
    group.flushAt = null;
    // What something else mutes does not keep the group held: only the end of quiet hours is waited for.
    group.held = false;
    const ready = readyOf(memory, setup, key, group, at);
    const [first] = ready;
    if (first === undefined) continue;
    const own = setup.routes.find(({ id }) => id === first.routeId);
    const route = own ?? routeFor(first, setup);
    const until = setup.quietUntil(route, at);
    const passes = route.criticalPasses && ready.some(({ severity }) => severity === 'critical');
    if (until !== null && !passes) {
      group.flushAt = Math.min(group.flushAt ?? Infinity, until);
      group.held = true;
      for (const alert of ready) alert.mutedBy = 'quiet';
    } else if (wasHeld) {
      held.set(route, [...(held.get(route) ?? []), ...ready]);
    } else messages.push(tell(memory, route, ready, at));
  }
  for (const [route, alerts] of held) messages.push(tell(memory, route, alerts, at));
  return messages;
}

/** One message about these alerts, which it counts as told. */
function tell(memory: Memory, route: Route, alerts: readonly LiveAlert[], at: number): Message {
  const about = alerts.toSorted(
    (a, b) =>
      Number(isGraver(b.severity, a.severity)) - Number(isGraver(a.severity, b.severity)) ||
      a.openedAt - b.openedAt ||
      compareText(a.id, b.id),
  );
  const told = about.map(({ id, news }) => ({
    alertId: id,
    reason: news.reason ?? 'added',
    events: news.events,
    more: news.more,
  }));
  for (const alert of about) {
    alert.firstToldAt ??= at;
    alert.toldAt = at;
    alert.toldSeverity = alert.severity;
    alert.news = { reason: null, events: [], more: 0 };
    const group = memory.groups[alert.group];
    if (group !== undefined) {
      group.toldAt = at;
      group.toldSeverity = gravest([alert.severity, group.toldSeverity ?? 'info']);
    }
  }
  const [lead] = about;
  if (lead === undefined) throw new RangeError('a message is about something');
  lead.sequence += 1;
  return {
    at,
    routeId: route.id,
    channels: route.channels,
    reason: told[0]?.reason ?? 'added',
    about: told,
    sequence: lead.sequence,
  };
}

/** Tells further channels of an alert nobody has said a word about. Returns null while it is muted. */
export function escalate(
  memory: Memory,
  setup: Setup,
  alert: LiveAlert,
  route: Route,
  at: number,
): Message | null {
  const step = route.escalation[alert.escalated];
  const isQuiet =
    setup.quietUntil(route, at) !== null &&
    !(route.criticalPasses && alert.severity === 'critical');
  if (step === undefined || isQuiet || muteOf(alert, memory, setup, at) !== null) return null;
  alert.escalated += 1;
  alert.sequence += 1;
  const about = [{ alertId: alert.id, reason: 'escalated' as const, events: [], more: 0 }];
  return {
    at,
    routeId: route.id,
    channels: step.channels,
    reason: 'escalated',
    about,
    sequence: alert.sequence,
  };
}
