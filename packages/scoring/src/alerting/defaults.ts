import type { Route } from './types.ts';

const MINUTE = 60_000;

/** What takes an alert that no buyer's route takes: every channel, by platform and dimension. */
export const DEFAULT_ROUTE: Route = {
  id: 'default',
  matchers: [],
  groupBy: ['platform', 'dimension'],
  groupWaitMs: MINUTE,
  groupIntervalMs: 5 * MINUTE,
  repeatMs: 24 * 60 * MINUTE,
  criticalPasses: true,
  escalation: [],
  channels: null,
};
