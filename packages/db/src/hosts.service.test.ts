import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { vitals } from './health.ts';
import { BURST, capHost, claimHost, leaveHost } from './hosts.ts';
import {
  claimLook,
  finishLooks,
  requestLook,
  takeHints,
  type FinishedLook,
} from './schedule/index.ts';
import { age, claimed, dueProbe, finished } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

describe('a site that somebody wants looked at less often', () => {
  const GAP_MS = 5_000;
  const visit = { asked: 3, good: true, refusal: null, retryAfterMs: null, pace: 1 };

  /** Seconds from the end of a look to the next turn; when that end was, its bucket tells. */
  async function restAfterLook(id: string): Promise<number> {
    await requestLook(test.db, id);
    await test.sql("UPDATE host SET next_ok = now() - interval '1 second', spent_until = NULL");
    await finishLooks(test.db, [{ ...finished(await claimed(test, id)), visit }], GAP_MS);
    const [host] = await test.sql(
      `SELECT (extract(epoch from next_ok - spent_until) * 1000)::float8 + $1 AS rest FROM host`,
      [visit.asked * GAP_MS],
    );
    return Number(host?.['rest']) / 1_000;
  }

  it('rests so long between two looks, and never less than any site', async () => {
    const id = await dueProbe(test);
    expect(await restAfterLook(id)).toBe(5);
    expect(await capHost(test.db, id, 600)).not.toBe(null);
    expect(await restAfterLook(id)).toBe(600);
    await capHost(test.db, id, 1);
    expect(await restAfterLook(id)).toBe(5);
    await capHost(test.db, id, null);
    expect(await restAfterLook(id)).toBe(5);
  });

  it('can be said so before the first look, and of no probe that is not there', async () => {
    const id = await dueProbe(test);
    await test.sql('DELETE FROM host');
    await capHost(test.db, id, 60);
    expect(await restAfterLook(id)).toBe(60);
    expect(await capHost(test.db, crypto.randomUUID(), 60)).toBe(null);
  });

  it('makes nobody late: what waits for its turn there is not overdue', async () => {
    const id = await dueProbe(test);
    await capHost(test.db, id, 3_600);
    await restAfterLook(id);
    await test.sql(
      "UPDATE probe SET next_due = now() - interval '1 day', first_slot = now() - interval '2 days'",
    );
    expect((await vitals(test.db)).overdue).toBe(0);
    await capHost(test.db, id, null);
    expect((await vitals(test.db)).overdue).toBe(1);
  });
});

describe('a host that wants to be left alone', () => {
  const refused = (
    refusal: 'busy' | 'blocked' | 'challenged',
    retryAfterMs: number | null = null,
  ) => ({
    asked: 1,
    good: false,
    refusal,
    retryAfterMs,
    pace: 1,
  });
  const good = { asked: 1, good: true, refusal: null, retryAfterMs: null, pace: 1 };

  async function visited(id: string, visit: FinishedLook['visit']) {
    await requestLook(test.db, id);
    await test.sql("UPDATE host SET next_ok = now() - interval '1 second'");
    await finishLooks(
      test.db,
      [{ ...finished(await claimed(test, id)), ...(visit && { visit }) }],
      0,
    );
    const [host] = await test.sql(
      `SELECT strikes, hold_cause AS cause,
         round(extract(epoch from hold_until - now()) / 60)::int AS minutes FROM host`,
    );
    return host;
  }

  it.each([
    ['busy', [1, 2, 4, 8, 16, 32, 60, 60]],
    ['blocked', [60, 120, 240, 480, 960, 1_440, 1_440]],
    ['challenged', [60, 120, 240]],
  ] as const)('%s: is left alone twice as long each time, up to a limit', async (cause, waits) => {
    const id = await dueProbe(test);
    const held = [];
    for (const _ of waits) held.push(await visited(id, refused(cause)));
    expect(held).toEqual(waits.map((minutes, i) => ({ strikes: i + 1, cause, minutes })));
  });

  it.each([
    [7 * 60_000, 7],
    [5_000, 1],
    [30 * 24 * 3_600_000, 24 * 60],
  ])('after Retry-After of %d ms: for that long, within bounds', async (retryAfterMs, minutes) => {
    expect(await visited(await dueProbe(test), refused('busy', retryAfterMs))).toMatchObject({
      minutes,
    });
  });

  it('is looked at as before once a look was good; a look that says nothing changes nothing', async () => {
    const id = await dueProbe(test);
    await visited(id, refused('challenged'));
    expect(await visited(id, undefined)).toMatchObject({ strikes: 1, minutes: 60 });
    expect(await visited(id, good)).toEqual({ strikes: 0, cause: null, minutes: null });
  });

  it('waits less where time runs faster', async () => {
    const id = await dueProbe(test);
    expect(await visited(id, { ...refused('blocked'), pace: 60 })).toMatchObject({ minutes: 1 });
  });

  it('is not looked at on schedule, nor by any other probe of the host, but when a person asks', async () => {
    const [id, other] = [
      await dueProbe(test, 60, 'one.example'),
      await dueProbe(test, 60, 'one.example'),
    ];
    await visited(id, refused('blocked'));
    await Promise.all([age(test, id, 1), age(test, other, 1)]);
    for (const each of [id, other]) expect(await claimLook(test.db, each, 30_000)).toBeNull();
    expect(await takeHints(test.db, 'http', 10, 0)).toEqual([]);

    // What the judge asks for is not a person's wish.
    await test.sql(
      `UPDATE probe SET request_id = gen_random_uuid(), request_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect(await claimLook(test.db, id, 30_000)).toBeNull();
    await test.sql(`UPDATE probe SET request_id = NULL, request_at = NULL`);

    await requestLook(test.db, other);
    expect(await takeHints(test.db, 'http', 10, 0)).toMatchObject([{ probeId: other }]);
    const claim = await claimed(test, other);
    expect(claim.key).toMatch(/^now\//);
    await finishLooks(test.db, [finished(claim)], 0);
    expect(await claimLook(test.db, other, 30_000)).toBeNull();
  });

  it('leaves missed slots that say why', async () => {
    const id = await dueProbe(test);
    await visited(id, refused('blocked'));
    await age(test, id, 200);
    await test.sql(`UPDATE host SET hold_until = now() - interval '1 second'`);
    await claimed(test, id);
    expect(await test.sql(`SELECT cause FROM observation WHERE status = 'missed'`)).toEqual([
      { cause: 'held-back' },
    ]);
  });
});

describe('the bucket of a host', () => {
  async function after(asked: number, gapMs: number) {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const visit = { asked, good: true, refusal: null, retryAfterMs: null, pace: 1 };
    await finishLooks(test.db, [{ ...finished(await claimed(test, id)), visit }], gapMs);
    const [host] = await test.sql(
      `SELECT round(extract(epoch from next_ok - now()))::int AS "nextIn" FROM host`,
    );
    return host;
  }

  it.each([
    [1, 1],
    [BURST, 1],
    [BURST + 9, 10],
    [2 * BURST, 1 + BURST],
  ])('after %d requests the next turn comes in %d gaps', async (asked, gaps) => {
    expect(await after(asked, 2_000)).toEqual({ nextIn: 2 * gaps });
  });

  it('is one for all who ask: a turn taken outside any slot counts too', async () => {
    const turn = await claimHost(test.db, 'a.example', 30_000);
    expect(turn).toMatchObject({ key: 'a.example', spentMs: 0 });
    expect(await claimHost(test.db, 'a.example', 30_000)).toBeNull();
    const visit = { asked: 3, good: true, refusal: null, retryAfterMs: null, pace: 1 };
    if (turn) await leaveHost(test.db, turn, visit, 10_000);
    expect(await claimHost(test.db, 'a.example', 30_000)).toBeNull();
    await test.sql("UPDATE host SET next_ok = now() - interval '1 second'");
    const next = await claimHost(test.db, 'a.example', 30_000);
    expect(Math.round((next?.spentMs ?? 0) / 1_000)).toBe(30);
    if (turn) await leaveHost(test.db, turn, visit, 0);
    expect(await claimHost(test.db, 'a.example', 30_000)).toBeNull();
  });
});
