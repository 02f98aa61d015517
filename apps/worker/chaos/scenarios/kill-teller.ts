import { pendingOf, queueMessages } from '../messages.ts';
import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import { busiest } from '../sockets.ts';
import { until } from '../store.ts';

const USUAL = { messages: 10_000, kills: 10 };
const SHORT = { messages: 400, kills: 2 };
const PER_MINUTE = 60_000;
/** So that posts are under way whenever a worker is killed. */
const ANSWER_MS = 60;
/** Beyond the lease of what a killed worker was sending. */
const PATIENCE_MS = 150_000;

export const killTeller: Scenario = {
  name: 'kill-teller',
  about:
    'row 15: 10,000 deliveries (short: 400) while the worker that sends is killed -9 ten times (twice): repeats carry the same id',
  outageEvery: Infinity,
  size: () => ({ shops: 4, rounds: 2, intervalSeconds: 10 }),
  async run({ sql, receiver, workers, terms }) {
    const { messages, kills } = terms.short ? SHORT : USUAL;
    await sql(`UPDATE channel SET per_minute = $1::int`, PER_MINUTE);
    receiver.slow(ANSWER_MS);
    await queueMessages(sql, messages);
    for (let kill = 1; kill <= kills; kill += 1) {
      const share = (messages * kill) / (kills + 1);
      await until(() => receiver.taken.length >= share, PATIENCE_MS, 10);
      await busiest(workers, receiver.port)?.kill();
    }
    await until(async () => (await pendingOf(sql, 'receiver')) === 0, PATIENCE_MS);
    return { messages, kills };
  },
  judge: (line) =>
    brokenPromises(line) ??
    (line['deliveriesRepeated'] === 0 ? 'nobody was killed while sending' : null),
};
