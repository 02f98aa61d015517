import type { QuietHours, RuleTrial } from '@kaopu/contracts';
import {
  alertLabels,
  alertSetup,
  databaseNow,
  eventsSince,
  platformNames,
  type Db,
} from '@kaopu/db';
import { quietUntil } from '@kaopu/schedule';
import { setupOf, tryRule, type EventRule, type LiveAlert } from '@kaopu/scoring';
import { setImmediate } from 'node:timers/promises';

const DAYS = 30;
const MOST_EVENTS = 20_000;
const MOST_SHOWN = 50;

/**
 * Has the stages that decide live go over what happened in the last days, with this rule alone. They stand
 * as they are set now: silences that have ended and maintenance of that time count as they did then.
 */
export async function trialOf(db: Db, rule: EventRule): Promise<RuleTrial> {
  const since = (await databaseNow(db)) - DAYS * 86_400_000;
  const stored = await alertSetup<QuietHours>(db.pool, since);
  const found = await eventsSince(db.pool, since, MOST_EVENTS + 1);
  const events = found.slice(0, MOST_EVENTS);
  const labels = await alertLabels(db.pool, null, since);
  const setup = setupOf(stored, labels, quietUntil);
  const opened: LiveAlert[] = [];
  let messages = 0;
  for (const part of tryRule(setup, rule, events, stored.now)) {
    opened.push(...part.alerts);
    messages += part.messages.length;
    // Others may be asking too.
    await setImmediate();
  }
  return {
    days: DAYS,
    events: events.length,
    alerts: opened.length,
    messages,
    truncated: found.length > MOST_EVENTS,
    newest: await newestOf(db, opened),
  };
}

async function newestOf(db: Db, opened: readonly LiveAlert[]): Promise<RuleTrial['newest']> {
  const newest = opened.toSorted((a, b) => b.openedAt - a.openedAt).slice(0, MOST_SHOWN);
  const ids = newest.map(({ platformId }) => platformId);
  const names = await platformNames(db.pool, ids);
  return newest.map(({ platformId, dimension, severity, openedAt, resolvedAt }) => ({
    platformId,
    platformName: names.get(platformId)?.name ?? '',
    dimension,
    severity,
    openedAt: new Date(openedAt).toISOString(),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt).toISOString(),
  }));
}
