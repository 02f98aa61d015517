import { SERVICES } from '@kaopu/channels/testing';
import { createChannel, vitals, type Db } from '@kaopu/db';
import { createFetcher, parseAllow, type Limits } from '@kaopu/net';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openParts, type Parts } from '../testing/parts.ts';
import { playService, type PlayedService } from '@kaopu/channels/testing/play';
import { openTeller } from './tell.ts';
import { openTokens } from './tokens.ts';

/** Only to give up: nothing is measured by it. */
const PATIENCE_MS = 180_000;
const allow = parseAllow('127.0.0.0/8');
let test: Parts;
let db: Db;
const played: PlayedService[] = [];
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
afterEach(async () => {
  vi.useRealTimers();
  for (const service of played.splice(0)) await service.close();
  await test.sql('TRUNCATE channel, notification CASCADE');
});

async function service(): Promise<PlayedService> {
  const made = await playService();
  played.push(made);
  return made;
}

async function channel(kind: string, origin: string, perMinute?: number): Promise<string> {
  const settings = SERVICES.find((one) => one.kind === kind)?.settings(origin);
  const terms = { name: kind, kind, settings, ...(perMinute !== undefined && { perMinute }) };
  return (await createChannel(db, terms)).id;
}

/** So many messages for every channel, of so many alerts in turn. */
async function notify(count: number, reason = 'first'): Promise<string[]> {
  const told = await test.sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message)
       SELECT n, $2, jsonb_build_object('type', 'alert.opened', 'data', jsonb_build_object(
         'reason', $2::text, 'severity', 'warning',
         'text', jsonb_build_object('zh', '告警 ' || n, 'en', 'alert ' || n)))
       FROM generate_series(1, $1::int) n RETURNING id, sequence
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence, next_attempt)
       SELECT told.id, channel.id, told.sequence, now() - interval '1 second' FROM told, channel
     )
     SELECT id FROM told`,
    [count, reason],
  );
  return told.map(({ id }) => String(id));
}

/** Lets everything be sent that may go now. */
async function tell(
  limits: Partial<Limits> = { redirects: 0, totalMs: 2_000 },
  random = 0,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  const fetcher = createFetcher({ allow, userAgent: 'KaopuTest/1', limits });
  const pushKeys = () => Promise.reject(new Error('no browser'));
  const teller = openTeller(
    db,
    { fetcher, allow, tokens: openTokens(), pushKeys },
    { random: () => random, onError: (error) => errors.push(error) },
  );
  await teller.tell();
  await teller.idle();
  return errors;
}

const states = () =>
  test.sql('SELECT state, count(*)::int AS n FROM delivery GROUP BY state ORDER BY state');

/** Moves what is kept of time back by so much, as if it had passed. */
async function pass(interval: string): Promise<void> {
  await test.sql(
    `UPDATE channel SET tokens_at = tokens_at - $1::interval,
    resume_at = resume_at - $1::interval`,
    [interval],
  );
  await test.sql(
    `UPDATE delivery SET next_attempt = next_attempt - $1::interval,
    queued_at = queued_at - $1::interval`,
    [interval],
  );
}

it('bears the time of the database, whatever the clock of the worker shows', async () => {
  const webhook = SERVICES.find(({ kind }) => kind === 'webhook');
  const receiver = await service();
  await channel('webhook', receiver.origin);
  await notify(1);
  const present = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: present + 86_400_000 });
  expect(await tell()).toEqual([]);
  vi.useRealTimers();
  expect(receiver.came.map((came) => webhook?.fault(came, present))).toEqual([null]);
});

describe('a lane', () => {
  it('that hangs delays no other', { timeout: PATIENCE_MS }, async () => {
    const [slow, quick] = [await service(), await service()];
    slow.behave('hang');
    await channel('webhook', slow.origin, 6_000);
    const quickId = await channel('webhook', quick.origin, 6_000);
    await notify(30);
    // Longer than the test may take: the slow one hangs until it is told to answer.
    const never = 10 * PATIENCE_MS;
    const told = tell({ redirects: 0, totalMs: never, headersMs: never, connectMs: never });
    const quickSent = () =>
      test.sql(`SELECT count(*)::int AS n FROM delivery WHERE channel_id = $1 AND state = 'sent'`, [
        quickId,
      ]);
    await expect.poll(quickSent, { timeout: PATIENCE_MS }).toEqual([{ n: 30 }]);
    await expect.poll(() => slow.came.length, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
    expect(await states()).toEqual([
      { state: 'pending', n: 30 },
      { state: 'sent', n: 30 },
    ]);
    slow.behave({ status: 204, body: '' });
    expect(await told).toEqual([]);
    expect(await states()).toEqual([{ state: 'sent', n: 60 }]);
  });

  it('writes down class, words and duration of every try', async () => {
    const robot = await service();
    robot.behave({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
    await channel('wecom-robot', robot.origin, 18);
    await notify(1);
    await tell();
    expect(await test.sql('SELECT class, status, said, together FROM delivery_attempt')).toEqual([
      { class: 'permanent', status: 200, said: '93000: invalid webhook url', together: 1 },
    ]);
    expect(await test.sql('SELECT state, last_class, last_error FROM delivery')).toEqual([
      { state: 'failed', last_class: 'permanent', last_error: '93000: invalid webhook url' },
    ]);
  });
});

describe('a service’s limit', () => {
  it('is kept in every minute, and nothing stays unlisted', async () => {
    const robot = await service();
    robot.behave({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
    await channel('wecom-robot', robot.origin, 18);
    const ids = await notify(400);
    const perMinute: number[] = [];
    for (let minute = 0; minute < 30 && (await states()).length > 0; minute += 1) {
      const before = robot.came.length;
      for (let second = 0; second < 60; second += 4) {
        await tell();
        await pass('4 seconds');
      }
      perMinute.push(robot.came.length - before);
      if ((await states()).every(({ state }) => state === 'sent')) break;
    }
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(18);
    const said = robot.came.map(({ body }) => Buffer.from(body).toString()).join();
    expect(ids.filter((id) => !said.includes(`#${id.slice(0, 8)}`))).toEqual([]);
    expect(await states()).toEqual([{ state: 'sent', n: 400 }]);
  });

  it('that it names rests the whole channel, for as long as it says', async () => {
    const robot = await service();
    robot.behave({ status: 200, body: '{"errcode":130101,"errmsg":"send too fast"}' });
    await channel('dingtalk-robot', robot.origin, 18);
    await notify(1);
    await tell();
    robot.behave({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
    await notify(1);
    await tell();
    expect(robot.came).toHaveLength(1);
    expect((await vitals(db)).undelivered).toBe(0);
    await pass('11 minutes');
    await tell();
    expect(await states()).toEqual([{ state: 'sent', n: 2 }]);
  });
});

it('a limit without an end rests a channel for a day', async () => {
  const bot = await service();
  bot.behave({
    status: 429,
    body: '{"ok":false,"error_code":429,"description":"no","parameters":{"retry_after":1e300}}',
  });
  await channel('telegram', bot.origin, 18);
  await notify(1);
  expect(await tell()).toEqual([]);
  const rest = `SELECT resume_at BETWEEN now() + interval '23 hours' AND now() + interval '25 hours' AS "aDay"
    FROM channel`;
  expect(await test.sql(rest)).toEqual([{ aDay: true }]);
});

it('a service’s limit of a day is kept: the channel rests until there is room again', async () => {
  const plus = await service();
  plus.behave({ status: 200, body: '{"code":200,"msg":"ok","data":"serial"}' });
  await channel('pushplus', plus.origin, 6_000);
  await notify(1);
  await test.sql(
    `INSERT INTO delivery_attempt (delivery_id, channel_id, at, duration_ms, class, said, together)
     SELECT id, channel_id, now() - n * interval '1 minute', 1, 'sent', 'ok', 1
     FROM delivery, generate_series(1, 180) n`,
  );
  await tell();
  expect(plus.came).toEqual([]);
  expect(
    await test.sql(`SELECT resume_at > now() + interval '20 hours' AS rests FROM channel`),
  ).toEqual([{ rests: true }]);
  await test.sql(`UPDATE delivery_attempt SET at = at - interval '22 hours'`);
  await pass('22 hours');
  await tell();
  expect(await states()).toEqual([{ state: 'sent', n: 1 }]);
});

describe('a try that fails', () => {
  it('is repeated under the same id, and later each time', async () => {
    const hook = await service();
    hook.behave({ status: 500, body: '' });
    await channel('webhook', hook.origin, 600);
    const [id] = await notify(1);
    await tell();
    await pass('3 seconds');
    await tell();
    await pass('3 seconds');
    await tell();
    expect(hook.came.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    await pass('6 seconds');
    await tell();
    expect(hook.came).toHaveLength(3);
  });

  it('for more than a day becomes a dead letter; a test does at once', async () => {
    const hook = await service();
    hook.behave({ status: 503, body: '' });
    await channel('webhook', hook.origin, 600);
    await notify(1);
    await notify(1, 'test');
    await tell();
    const after = () =>
      test.sql(`SELECT n.reason, d.state, d.last_class FROM delivery d
      JOIN notification n ON n.id = d.notification_id ORDER BY n.reason`);
    expect(await after()).toEqual([
      { reason: 'first', state: 'pending', last_class: 'retry-later' },
      { reason: 'test', state: 'failed', last_class: 'retry-later' },
    ]);
    await pass('24 hours');
    await tell({ redirects: 0, totalMs: 2_000 }, 0);
    expect((await after())[0]?.['state']).toBe('pending');
    await pass('70 minutes');
    await tell();
    expect((await after())[0]?.['state']).toBe('failed');
  });

  it('by a fault of ours is put off like any other, and ends as a dead letter', async () => {
    const { origin } = await service();
    await channel('web-push', origin, 600);
    await notify(1);
    expect(await tell()).toEqual([new Error('no browser')]);
    const after = () => test.sql('SELECT state, attempts, last_class, last_error FROM delivery');
    const said = { last_class: 'retry-later', last_error: 'own-fault' };
    expect(await after()).toEqual([{ state: 'pending', attempts: 1, ...said }]);
    expect(await tell()).toEqual([]);
    await pass('26 hours');
    expect(await tell()).toEqual([new Error('no browser')]);
    expect(await after()).toEqual([{ state: 'failed', attempts: 2, ...said }]);
  });

  it('of settings that an older version took is a matter for a person', async () => {
    await createChannel(db, { name: 'old', kind: 'wecom-robot', settings: { robot: 1 } });
    await createChannel(db, { name: 'pager', kind: 'pager', settings: {} });
    await notify(1);
    expect(await tell()).toEqual([]);
    expect(await test.sql('SELECT state, last_error FROM delivery')).toEqual([
      { state: 'failed', last_error: 'settings-invalid' },
      { state: 'failed', last_error: 'settings-invalid' },
    ]);
  });
});

it('a feed’s messages wait for its readers', async () => {
  await createChannel(db, { name: 'f', kind: 'feed', settings: { token: 'x'.repeat(43) } });
  await notify(3);
  await tell();
  expect(await states()).toEqual([{ state: 'sent', n: 3 }]);
});
