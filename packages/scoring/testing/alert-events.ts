import {
  advance,
  BUILT_IN,
  NO_MEMORY,
  type AlertEvent,
  type Message,
  type Route,
  type Setup,
} from '../src/alerting/index.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const ROUTE: Route = {
  id: 'all',
  matchers: [],
  groupBy: ['platform', 'dimension'],
  groupWaitMs: MINUTE,
  groupIntervalMs: 5 * MINUTE,
  repeatMs: null,
  criticalPasses: true,
  escalation: [],
  channels: null,
};

export function setupOf(rest: Partial<Setup> = {}): Setup {
  return {
    rules: BUILT_IN,
    silences: [],
    routes: [ROUTE],
    labels: () => ({ tags: [], maintenance: [] }),
    quietUntil: () => null,
    isCutOff: () => false,
    ...rest,
  };
}

let count = 0;

export function eventOf(at: number, rest: Partial<AlertEvent> = {}): AlertEvent {
  count += 1;
  return {
    id: `e${count}`,
    platformId: 'p',
    at,
    dimension: 'supply-chain',
    kind: 'sold-out',
    indicator: 'stock-continuity',
    subject: '1',
    from: 'in',
    to: 'out',
    severity: 'warning',
    recovery: false,
    points: null,
    lookMs: MINUTE,
    breadth: 1,
    ...rest,
  };
}

export const soldOut = (at: number, subject = '1', rest: Partial<AlertEvent> = {}) =>
  eventOf(at, { subject, ...rest });

export const restocked = (at: number, subject = '1', rest: Partial<AlertEvent> = {}) =>
  eventOf(at, {
    subject,
    kind: 'restocked',
    from: 'out',
    to: 'in',
    severity: 'info',
    recovery: true,
    ...rest,
  });

const SITE = { dimension: 'technology', indicator: 'availability', subject: '' } as const;

export const down = (at: number, rest: Partial<AlertEvent> = {}) =>
  eventOf(at, {
    ...SITE,
    kind: 'became-unreachable',
    from: 'up',
    to: 'down',
    severity: 'critical',
    ...rest,
  });

export const up = (at: number, rest: Partial<AlertEvent> = {}) =>
  eventOf(at, {
    ...SITE,
    kind: 'became-reachable',
    from: 'down',
    to: 'up',
    severity: 'info',
    recovery: true,
    ...rest,
  });

/** Ids that tell alerts apart, the same in every run. */
export function ids(): () => string {
  let next = 0;
  return () => `a${(next += 1)}`;
}

/** All messages up to an instant, in one call. */
export function messagesOf(
  events: readonly AlertEvent[],
  setup: Setup = setupOf(),
  until = 30 * 24 * HOUR,
): Message[] {
  return advance(NO_MEMORY, setup, events, until, ids()).messages;
}

/** When, and why. */
export function toldOf(messages: readonly Message[]): [number, string][] {
  return messages.map(({ at, reason }) => [at, reason]);
}
