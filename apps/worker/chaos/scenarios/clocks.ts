import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChat, watchChat } from '../chat.ts';
import { noOwnClock } from '../database-clock.ts';
import type { Figures, Scenario } from '../scenario.ts';
import { brokenPromises } from '../play.ts';
import { startWorkers, type Stage } from '../stage.ts';
import { until } from '../store.ts';

const HOUR = 3_600_000;
const SHIFTED = fileURLToPath(new URL('../shifted-clock.ts', import.meta.url));
/** Of each worker's clock; the last one's jumps while it runs. */
const SHIFTS = [0, HOUR, -24 * HOUR, 24 * HOUR];
const AGE_MS = 12_000;

export const workerClock: Scenario = {
  name: 'worker-clock',
  looksGoOn: true,
  about: 'row 8: clocks of workers are an hour or a day off, and one jumps while it runs',
  workers: SHIFTS.length,
  workerEnv: (number) => ({
    NODE_OPTIONS: `--import=${SHIFTED}`,
    KAOPU_CHAOS_CLOCK_MS: String(SHIFTS[number] ?? 0),
    KAOPU_CHAOS_CLOCK_AFTER_MS: String(number === SHIFTS.length - 1 ? AGE_MS : 0),
  }),
  judge: (line) =>
    brokenPromises(line) ?? (line['answerHeard'] === true ? null : 'an answer was not heard'),
  run: async (stage) => ({
    clocksHoursOff: SHIFTS.map((ms) => ms / HOUR).join(' '),
    ...(await playConversation(stage)),
  }),
};

/** So often the conversation is looked into before somebody answers: each worker will have had a turn. */
const READS = 3 * SHIFTS.length;
const CONVERSATION_MS = 90_000;

/** A question that workers take turns to wait for: none of their clocks may take it for long unanswered. */
async function playConversation({ db, sql, cleanup }: Stage): Promise<Figures> {
  const chat = await startChat();
  cleanup.add(() => chat.close());
  await watchChat(db, chat.url);
  const ended = async () => {
    await sql(`UPDATE probe SET wake_at = now(), hinted_until = NULL
      WHERE ticket->>'phase' = 'asked' AND lease_until IS NULL`);
    const [row] = await sql(`SELECT seen->'conversation'->'lines' AS lines FROM observation
      WHERE kind = 'support-response' AND status IN ('observed', 'unknown')`);
    return row;
  };
  await until(async () => chat.reads() >= READS || (await ended()) !== undefined, CONVERSATION_MS);
  chat.answers = true;
  await until(async () => (await ended()) !== undefined, CONVERSATION_MS);
  const said = JSON.stringify((await ended()) ?? null);
  return { reads: chat.reads(), asked: chat.asked(), answerHeard: said.includes('"human"') };
}

/** The plan gets as many slots more as fall into an hour that is skipped. */
function skipHour(stage: Stage): void {
  for (const probe of stage.plan) probe.slots += HOUR / probe.intervalMs;
}

/** Slots lie on the database's clock, which is ahead of the shops'. */
function judgeSkipped(line: Figures): string | null {
  const broken = brokenPromises({ ...line, early: 0 });
  return broken ?? (Number(line['missed']) > 0 ? null : 'no slot was skipped');
}

export const databaseClock: Scenario = {
  name: 'database-clock',
  about: "row 9: the database's clock jumps an hour back, returns, and jumps an hour ahead",
  cannot: noOwnClock,
  ownClock: true,
  judge: judgeSkipped,
  async run(stage) {
    await stage.passed(0.2);
    await stage.clock?.set(-HOUR);
    await sleep(4_000);
    await stage.clock?.set(0);
    await stage.passed(0.6);
    skipHour(stage);
    await stage.clock?.set(HOUR);
    return {};
  },
};

/** Late probes start within this, or within their interval. */
const SPREAD_MS = 60_000;
/** Workers on a busy machine need a while before they look. */
const PATIENCE_MS = SPREAD_MS + 60_000;

export const downAnHour: Scenario = {
  name: 'down-an-hour',
  about:
    'row 10: everything is down for an hour; each probe looks once afterwards, not all at once',
  cannot: noOwnClock,
  ownClock: true,
  judge(line) {
    const least = 0.7 * Math.min(SPREAD_MS, Number(line['intervalMs']));
    if (line['mostRunsAtOnce'] !== 1) return 'a probe ran more than once';
    if (Number(line['spreadMs']) < least) return 'all looked at once';
    return judgeSkipped(line);
  },
  async run(stage) {
    await stage.passed(0.4);
    await Promise.all(stage.workers.map((worker) => worker.stop()));
    skipHour(stage);
    await stage.clock?.set(HOUR);
    const before = stage.plan.map(({ number }) => stage.shop.arrivals(number).length);
    await startWorkers(stage, downAnHour);
    const intervalMs = stage.size.intervalSeconds * 1_000;
    const firstLooks = (): number[] =>
      stage.plan.flatMap(({ number }, i) => stage.shop.arrivals(number)[before[i] ?? 0]?.at ?? []);
    await until(() => firstLooks().length === stage.plan.length, PATIENCE_MS);
    const times = firstLooks();
    const rows = await stage.sql(
      `SELECT count(*)::int AS runs FROM observation WHERE status = 'missed' AND slots >= $1::int
       GROUP BY probe_id ORDER BY 1 DESC LIMIT 1`,
      HOUR / intervalMs - 2,
    );
    return {
      intervalMs,
      spreadMs: Math.max(...times) - Math.min(...times),
      mostRunsAtOnce: Number(rows[0]?.['runs'] ?? 0),
    };
  },
};
