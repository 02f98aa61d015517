import type { QuietHours } from '@kaopu/contracts';
import {
  alertLabels,
  alertSetup,
  alone,
  dropEmptyGroups,
  duePlatforms,
  loadMemory,
  markEvents,
  publish,
  storeMemory,
  tellChannels,
  transaction,
  waitingEvents,
  type Db,
  type Runner,
} from '@kaopu/db';
import { quietUntil } from '@kaopu/schedule';
import {
  advance,
  dueOf,
  setupOf,
  spansPlatforms,
  withoutPastReminders,
  type Advance,
} from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { notificationsOf } from './notifications.ts';

const BATCH = 500;

interface Round {
  /** Alerts that something happened to, with their platforms. */
  touched: { alertId: string; platformId: string }[];
  told: boolean;
  /** There may be more to take. */
  full: boolean;
}

/**
 * Takes what happened since the last time, and what is due, through the stages of alerting; writes alerts
 * and messages in one transaction. One dispatcher at a time: others wait, and find nothing left to do.
 *
 * @param url of this installation, for links in messages
 * @returns whether channels have something to be told
 */
export async function dispatch(db: Db, url: string | null): Promise<boolean> {
  let told = false;
  for (;;) {
    const round = await transaction(db, (client) => dispatchOnce(client, url));
    const hints = round.touched.map((alert) => ({ type: 'alert', ...alert }));
    await publish(db, hints);
    told ||= round.told;
    if (!round.full) return told;
  }
}

async function dispatchOnce(client: Runner, url: string | null): Promise<Round> {
  await alone(client, 'alerts');
  await dropEmptyGroups(client);
  const events = await waitingEvents(client, BATCH);
  const due = await duePlatforms(client);
  if (events.length === 0 && due.length === 0) return { touched: [], told: false, full: false };
  const stored = await alertSetup<QuietHours>(client);
  const concerned = [...new Set([...events.map(({ platformId }) => platformId), ...due])];
  const platformIds = spansPlatforms(stored.routes) ? null : concerned;
  const before = await loadMemory(client, platformIds);
  const oldest = Math.min(stored.now, ...events.map(({ at }) => at));
  const others = Object.values(before.alerts).map(({ platformId }) => platformId);
  const labels = await alertLabels(client, platformIds && [...platformIds, ...others], oldest);
  const setup = setupOf(stored, labels, quietUntil);
  // With more to come, no further than it is known what happened: what happened then is told together.
  const full = events.length === BATCH;
  const until = full ? (events.at(-1)?.at ?? stored.now) : stored.now;
  const advanced = advance(before, setup, events, until, randomUUID);
  const found = { ...advanced, messages: withoutPastReminders(advanced.messages) };
  await storeMemory(client, before, found.memory, found.ended, (alert) => {
    const then = dueOf(found.memory, setup, alert);
    return then === Infinity ? null : then;
  });
  await markEvents(
    client,
    events.map(({ id, changeId }) => ({ id, changeId, alertId: found.alertOf.get(id) ?? null })),
  );
  await tellChannels(client, await notificationsOf(client, found, before, url));
  return { touched: touchedBy(found), told: found.messages.length > 0, full };
}

function touchedBy({ memory, ended, alertOf, messages }: Advance): Round['touched'] {
  const ids = new Set<string | null>([
    ...alertOf.values(),
    ...messages.flatMap(({ about }) => about.map(({ alertId }) => alertId)),
  ]);
  return [...Object.values(memory.alerts), ...ended]
    .filter(({ id }) => ids.has(id))
    .map(({ id, platformId }) => ({ alertId: id, platformId }));
}
