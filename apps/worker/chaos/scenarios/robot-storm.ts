import { SERVICES } from '@kaopu/channels/testing';
import { playService, type PlayedService } from '@kaopu/channels/testing/play';
import { createChannel } from '@kaopu/db';
import { pendingOf, queueMessages } from '../messages.ts';
import { brokenPromises } from '../play.ts';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';

const MESSAGES = { usual: 10_000, short: 300 };
/** What WeCom takes of a robot. */
const POSTS_A_MINUTE = 20;
const PER_MINUTE = 60_000;
/** Behind one that hangs, eight posts of 20 s at once, they would take seven hours; a busy machine needs minutes by itself. */
const PATIENCE_MS = 600_000;
/** At 18 posts a minute of some seventy lines each. */
const ROBOT_MS = 900_000;

const OK = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
const TOO_OFTEN = { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' };
const WRONG_KEY = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
const TAKEN = { status: 204, body: '' };

async function openChannel(
  { db, cleanup }: Stage,
  name: string,
  kind: string,
): Promise<PlayedService> {
  const service = await playService();
  cleanup.add(() => service.close());
  const settings = SERVICES.find((one) => one.kind === kind)?.settings(service.origin);
  const perMinute = kind === 'webhook' ? PER_MINUTE : 18;
  await createChannel(db, { name, kind, settings, perMinute });
  return service;
}

/** The most posts that a robot got within any minute. */
function mostInAMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((at) => times.filter((t) => t >= at && t < at + 60_000).length));
}

/** Tries by channel and what was said, each with the class it ought to have. */
const WRONG_CLASSES = `
  SELECT count(*) FILTER (WHERE a.class <> CASE
      WHEN c.name = 'wrong-key' THEN 'permanent'
      WHEN c.name = 'robot' AND a.said LIKE '45009%' THEN 'retry-later'
      WHEN c.name = 'hanging' AND a.status IS NULL THEN 'retry-later'
      ELSE 'sent' END)::int AS wrong,
    count(*) FILTER (WHERE c.name = 'wrong-key' AND a.said LIKE '93000%')::int AS refused,
    count(*) FILTER (WHERE c.name = 'robot' AND a.said LIKE '45009%')::int AS limited,
    count(*) FILTER (WHERE c.name = 'hanging' AND a.said = 'timeout')::int AS hung
  FROM delivery_attempt a JOIN channel c ON c.id = a.channel_id`;

async function play(stage: Stage): Promise<Figures> {
  const { sql, receiver, terms } = stage;
  const hanging = await openChannel(stage, 'hanging', 'webhook');
  const wrongKey = await openChannel(stage, 'wrong-key', 'wecom-robot');
  const robot = await openChannel(stage, 'robot', 'wecom-robot');
  const posts: { at: number; said: string }[] = [];
  hanging.behave('hang');
  wrongKey.behave(WRONG_KEY);
  robot.behave(({ body }) => {
    // Somebody else has used up its minute.
    if (posts.length === 0) {
      posts.push({ at: Date.now(), said: '' });
      return TOO_OFTEN;
    }
    posts.push({ at: Date.now(), said: Buffer.from(body).toString() });
    return OK;
  });
  await sql(`UPDATE channel SET per_minute = $1::int WHERE name = 'receiver'`, PER_MINUTE);
  const count = terms.short ? MESSAGES.short : MESSAGES.usual;
  const ids = await queueMessages(sql, count);
  const startedAt = Date.now();
  await until(() => receiver.taken.length >= count, PATIENCE_MS);
  const quickMs = Date.now() - startedAt;
  const delayed = count - receiver.taken.length;
  // A try that hangs is over after 20 s.
  const hasHung = async () => Number((await sql(WRONG_CLASSES))[0]?.['hung']) > 0;
  await until(hasHung, PATIENCE_MS);
  const stillHanging = await pendingOf(sql, 'hanging');
  hanging.behave(TAKEN);
  for (const name of ['hanging', 'robot', 'wrong-key']) {
    await until(async () => (await pendingOf(sql, name)) === 0, ROBOT_MS, 1_000);
  }
  const said = posts.map((post) => post.said).join();
  const [classes] = await sql(WRONG_CLASSES);
  return {
    messages: count,
    delayed,
    quickMs,
    stillHanging,
    robotPosts: posts.length,
    mostPostsAMinute: mostInAMinute(posts.map(({ at }) => at)),
    unlisted: ids.filter((id) => !said.includes(`#${id.slice(0, 8)}`)).length,
    wrongClasses: Number(classes?.['wrong']),
    limited: Number(classes?.['limited']),
    hung: Number(classes?.['hung']),
    refusedForGood: Number(classes?.['refused']),
  };
}

function faultOf(line: Figures): string | null {
  const broken = ['delayed', 'unlisted', 'wrongClasses'].filter((name) => line[name] !== 0);
  const unseen = ['stillHanging', 'limited', 'hung', 'refusedForGood'].filter(
    (name) => line[name] === 0,
  );
  if (unseen.length > 0) return `not seen: ${unseen.join(', ')}`;
  if (Number(line['mostPostsAMinute']) > POSTS_A_MINUTE) return 'too many posts a minute';
  return broken.length > 0 ? broken.join(', ') : null;
}

export const robotStorm: Scenario = {
  name: 'robot-storm',
  about:
    'row 16: 10,000 messages (short: 300) at once, to a robot of 20 posts a minute, one that hangs, one that is refused: none delays another, the digest lists all, and the log has the right class of each try',
  outageEvery: Infinity,
  size: () => ({ shops: 4, rounds: 2, intervalSeconds: 10 }),
  run: play,
  judge: (line) => brokenPromises(line) ?? faultOf(line),
};
