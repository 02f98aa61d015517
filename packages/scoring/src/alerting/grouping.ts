import { matches } from './matchers.ts';
import { isGraver } from './rules.ts';
import type { AlertEvent, Group, LiveAlert, Memory, Route, Setup } from './types.ts';

/** Of fewer no storm can come, and nothing waits for more. */
const STORM_OF = 10;

type Placed = Pick<LiveAlert, 'platformId' | 'dimension' | 'severity'>;

/** The first route whose matchers fit; the last takes the rest. */
export function routeFor(alert: Placed, setup: Setup): Route {
  const { tags } = setup.labels(alert.platformId);
  const found = setup.routes.find((route) => matches(route.matchers, { ...alert, tags }));
  const route = found ?? setup.routes.at(-1);
  if (route === undefined) throw new RangeError('there is always a route');
  return route;
}

/** What alerts that are told together have in common; of several tags the first counts. */
export function groupKey(alert: Placed, route: Route, setup: Setup): string {
  const { tags } = setup.labels(alert.platformId);
  const of = { platform: alert.platformId, dimension: alert.dimension, tag: tags[0] ?? '' };
  return [route.id, ...route.groupBy.map((label) => of[label])].join('|');
}

export function groupOf(memory: Memory, key: string): Group {
  const known = memory.groups[key];
  if (known !== undefined) return known;
  const made = { toldAt: null, toldSeverity: null, flushAt: null, held: false };
  memory.groups[key] = made;
  return made;
}

/** How long the first message waits: as long as the route says where many may tell of the same, else not at all. */
export function waitOf({ subject, breadth }: AlertEvent, route: Route): number {
  return subject !== '' && breadth > STORM_OF ? route.groupWaitMs : 0;
}

/** Puts the next message of its group at the time that an alert's news is for. */
export function schedule(
  memory: Memory,
  alert: LiveAlert,
  route: Route,
  at: number,
  waitMs: number,
): void {
  const group = groupOf(memory, alert.group);
  // What quiet hours hold back waits for their end, but not what passes in them.
  if (group.held && !(route.criticalPasses && alert.severity === 'critical')) return;
  const due = dueOf(memory, alert, group, route, at, waitMs);
  group.flushAt = Math.min(group.flushAt ?? Infinity, due);
}

function dueOf(
  memory: Memory,
  alert: LiveAlert,
  { toldAt, toldSeverity }: Group,
  route: Route,
  at: number,
  waitMs: number,
): number {
  if (toldAt === null || toldSeverity === null) return at + waitMs;
  const isOver = membersOf(memory, alert.group).every(({ resolvedAt }) => resolvedAt !== null);
  const isUrgent = isOver || isGraver(alert.severity, toldSeverity);
  return isUrgent ? at : Math.max(at + waitMs, toldAt + route.groupIntervalMs);
}

export function membersOf(memory: Memory, key: string): LiveAlert[] {
  return Object.values(memory.alerts).filter(({ group }) => group === key);
}
