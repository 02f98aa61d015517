import type { QuietHours, RuleTrial } from '@kaopu/contracts';
import { alertLabels, alertSetup, databaseNow, eventsSince, type Db } from '@kaopu/db';
import { quietUntil } from '@kaopu/schedule';
import { advance, NO_MEMORY, setupOf, spansPlatforms, type EventRule } from '@kaopu/scoring';
import { setImmediate } from 'node:timers/promises';

const DAYS = 30;
const MOST_EVENTS = 20_000;

/**
 * Has the stages that decide live go over what happened in the last days, with this rule alone. They stand
 * as they are set now: silences that have ended and maintenance of that time count as they did then.
 */
export async function tryRule(db: Db, rule: EventRule): Promise<RuleTrial> {
  const since = (await databaseNow(db)) - DAYS * 86_400_000;
  const stored = await alertSetup<QuietHours>(db.pool, since);
  const found = await eventsSince(db.pool, since, MOST_EVENTS + 1);
  const events = found.slice(0, MOST_EVENTS);
  const labels = await alertLabels(db.pool, null, since);
  const whole = setupOf({ ...stored, isCutOff: false }, labels, quietUntil);
  const setup = { ...whole, rules: [rule] };
  const parts = spansPlatforms(stored.routes)
    ? [events]
    : Map.groupBy(events, ({ platformId }) => platformId).values();
  const trial = { days: DAYS, events: events.length, alerts: 0, messages: 0 };
  for (const part of parts) {
    let made = 0;
    const run = advance(NO_MEMORY, setup, part, stored.now, () => String((made += 1)));
    trial.alerts += made;
    trial.messages += run.messages.length;
    // Others may be asking too.
    await setImmediate();
  }
  return { ...trial, truncated: found.length > MOST_EVENTS };
}
