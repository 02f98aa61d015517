import { isOutage } from './kinds.ts';
import { matches } from './matchers.ts';
import type { LiveAlert, Memory, Setup } from './types.ts';

/** What is not known to end is asked about again so much later. */
const AGAIN_MS = 60_000;

/** Why an alert is not told now, and when to ask again. */
export interface Mute {
  by: string;
  until: number;
}

/**
 * Maintenance, then silences, then inhibition: whose site cannot be reached is told of nothing else, and
 * while our own network is away nobody is told anything.
 */
export function muteOf(alert: LiveAlert, memory: Memory, setup: Setup, at: number): Mute | null {
  const { tags, maintenance } = setup.labels(alert.platformId);
  const work = maintenance.find(({ from, until }) => from <= at && at < until);
  if (work !== undefined) return { by: 'maintenance', until: work.until };
  const silence = setup.silences.find(
    ({ from, until, matchers }) =>
      from <= at && at < until && matches(matchers, { ...alert, tags }),
  );
  if (silence !== undefined) return { by: `silence:${silence.id}`, until: silence.until };
  if (setup.isCutOff(at)) return { by: 'own-network', until: at + AGAIN_MS };
  if (isBehindOutage(alert, memory)) return { by: 'outage', until: at + AGAIN_MS };
  const { snoozedUntil } = alert;
  if (snoozedUntil !== null && at < snoozedUntil) return { by: 'snoozed', until: snoozedUntil };
  return null;
}

function isBehindOutage(alert: LiveAlert, memory: Memory): boolean {
  if (alert.children.some(isOutage)) return false;
  return Object.values(memory.alerts).some(
    ({ platformId, children }) => platformId === alert.platformId && children.some(isOutage),
  );
}
