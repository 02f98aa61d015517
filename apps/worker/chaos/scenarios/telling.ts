import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';

const HOURS = 24;
const PATIENCE_MS = 60_000;

/** Moves the time of every next try an hour nearer, and lets those that are due then be made. */
async function passAnHour({ sql }: Stage): Promise<void> {
  await sql(`UPDATE delivery SET next_attempt = next_attempt - interval '1 hour'
    WHERE state = 'pending'`);
  await until(async () => {
    const due =
      await sql(`SELECT 1 FROM delivery d WHERE state = 'pending' AND next_attempt <= now()
      AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.alert_id = d.alert_id AND e.state = 'pending'
        AND e.channel_id = d.channel_id AND e.sequence < d.sequence) LIMIT 1`);
    return due.length === 0;
  }, PATIENCE_MS);
}

export const receiverDown: Scenario = {
  name: 'receiver-down',
  about: 'row 14: the receiver is down for 24 h of tries (their times are moved nearer), then up',
  async run(stage) {
    const { receiver, sql } = stage;
    receiver.behave('refuse');
    await stage.passed(0.8);
    await until(async () => (await sql('SELECT 1 FROM delivery LIMIT 1')).length > 0, PATIENCE_MS);
    for (let hour = 0; hour < HOURS; hour += 1) await passAnHour(stage);
    const [row] = await sql('SELECT max(attempts)::int AS tries FROM delivery');
    receiver.behave('accept');
    return { hours: HOURS, tries: Number(row?.['tries'] ?? 0) };
  },
  judge: (line) => brokenPromises(line) ?? (line['refused'] === 0 ? 'nothing was refused' : null),
};

export const lostReplies: Scenario = {
  name: 'lost-replies',
  about: 'row 15: the receiver takes messages and its replies get lost: repeats carry the same id',
  async run({ receiver, passed, sql }) {
    receiver.behave('lose-reply');
    await passed(0.8);
    await until(
      async () => (await sql('SELECT 1 FROM delivery WHERE attempts > 0 LIMIT 1')).length > 0,
      PATIENCE_MS,
    );
    receiver.behave('accept');
    return {};
  },
  judge: (line) =>
    brokenPromises(line) ?? (line['deliveriesRepeated'] === 0 ? 'nothing was repeated' : null),
};

/** Messages that are taken in a while, before the receiver says that it is too much: 8, or of a tenth of the shops. */
const MOST = 8;
const WHILE_MS = 3_000;

export const alertStorm: Scenario = {
  name: 'alert-storm',
  about: 'row 16: every shop goes down and up again, and the receiver takes few messages at a time',
  outageEvery: 1,
  async run({ receiver, size, passed }) {
    const most = Math.max(MOST, Math.round(size.shops / 10));
    receiver.limit(most, WHILE_MS);
    await passed(1);
    return { takenAtMost: most, inSeconds: WHILE_MS / 1_000 };
  },
  judge: (line) => brokenPromises(line) ?? (line['refused'] === 0 ? 'nothing was refused' : null),
};
