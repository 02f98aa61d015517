import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { conservation } from '../conservation.ts';
import { BURST, claimHost, leaveHost } from '../hosts.ts';
import { createPlatform } from '../platforms.ts';
import { changeProbe } from '../probes.ts';
import {
  claimLook,
  finishLooks,
  requestLook,
  spreadOverdue,
  takeHints,
  type Claim,
  type FinishedLook,
} from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

let count = 0;

/** A platform of its own host with one probe; its first slot lies in the future, its first request is taken away. */
async function probe(
  intervalSeconds = 60,
  hostKey = `host-${(count += 1)}.example`,
): Promise<string> {
  const id = await createPlatform(test.db, {
    name: 'shop',
    siteUrl: `https://shop-${(count += 1)}.example/`,
    hostKey,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      { kind: 'availability', resource: 'http', config: {}, intervalSeconds, enabled: true },
    ],
  });
  const [made] = await test.sql(
    'UPDATE probe SET request_id = NULL, request_at = NULL WHERE platform_id = $1 RETURNING id',
    [id],
  );
  return String(made?.['id']);
}

/** Moves the whole grid of a probe back, so that its newest slot came `seconds` ago. */
function age(probeId: string, seconds: number): Promise<unknown> {
  return test.sql(
    `UPDATE probe SET first_slot = now() - $2 * interval '1 second', next_due = now() - $2 * interval '1 second' WHERE id = $1`,
    [probeId, seconds],
  );
}

function finished(claim: Claim): FinishedLook {
  return {
    claim,
    status: 'observed',
    cause: null,
    detail: null,
    seen: { ok: true },
    evidence: [],
    startedAt: new Date(),
    spacingMs: claim.intervalSeconds * 1_000,
  };
}

async function claimed(probeId: string, leaseMs = 30_000): Promise<Claim> {
  const claim = await claimLook(test.db, probeId, leaseMs);
  if (!claim) throw new Error('nothing to claim');
  return claim;
}

describe('slots', () => {
  it('lie on a grid fixed by the hash of the id, strictly after now', async () => {
    const probes = await Promise.all(Array.from({ length: 50 }, () => probe(3_600)));
    const rows = await test.sql(
      `SELECT (extract(epoch from next_due) * 1000)::bigint % 3600000 AS phase,
         ('x' || substr(md5(id::text), 1, 8))::bit(32)::bigint % 3600000 AS wanted,
         next_due > now() AND next_due <= now() + interval '1 hour' AS soon
       FROM probe WHERE id = ANY($1)`,
      [probes],
    );
    expect(rows).toHaveLength(50);
    for (const row of rows) {
      expect(row['phase']).toBe(row['wanted']);
      expect(row['soon']).toBe(true);
    }
    expect(new Set(rows.map((row) => row['phase'])).size).toBeGreaterThan(40);
  });

  it('follow each other at a fixed rate, however late a look was', async () => {
    const id = await probe(60);
    await age(id, 45);
    const claim = await claimed(id);
    await finishLooks(test.db, [finished(claim)], 0);
    const [row] = await test.sql('SELECT next_due FROM probe WHERE id = $1', [id]);
    expect(Number(row?.['next_due']) - claim.slotAt.getTime()).toBe(60_000);
  });
});

describe('claimLook', () => {
  it('gives a due slot to one claimant only', async () => {
    const id = await probe();
    await age(id, 1);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimLook(test.db, id, 30_000)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('gives nothing before its time', async () => {
    expect(await claimLook(test.db, await probe(), 30_000)).toBeNull();
  });

  it('writes slots that passed unseen as one missed row and looks for the newest', async () => {
    const id = await probe(60);
    await age(id, 60 * 5 + 10);
    const claim = await claimed(id);
    const missed = await test.sql(
      `SELECT status, cause, slots FROM observation WHERE probe_id = $1`,
      [id],
    );
    expect(missed).toEqual([{ status: 'missed', cause: 'not-looked', slots: 5 }]);
    expect(Date.now() - claim.slotAt.getTime()).toBeLessThan(60_000);
  });

  it('keeps two probes of one host apart, and the gap between their looks', async () => {
    const [one, two] = [await probe(60, 'same.example'), await probe(60, 'same.example')];
    await age(one, 1);
    await age(two, 1);
    const claim = await claimed(one);
    expect(await claimLook(test.db, two, 30_000)).toBeNull();
    await finishLooks(test.db, [finished(claim)], 300_000);
    expect(await claimLook(test.db, two, 30_000)).toBeNull();
    await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
    expect(await claimLook(test.db, two, 30_000)).not.toBeNull();
  });

  it('takes a request for a look now as an observation of its own, beside the schedule', async () => {
    const id = await probe(3_600);
    const requestId = await requestLook(test.db, id);
    expect(await requestLook(test.db, id)).toBe(requestId);
    const claim = await claimed(id);
    expect(claim).toMatchObject({ key: `now/${requestId}`, scheduled: false });
    await finishLooks(test.db, [finished(claim)], 0);
    expect(await claimLook(test.db, id, 30_000)).toBeNull();
    expect(await test.sql('SELECT next_due > now() AS later FROM probe')).toEqual([
      { later: true },
    ]);
  });

  it('looks on request even when the probe is paused', async () => {
    const id = await probe();
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 60,
      enabled: false,
    });
    await requestLook(test.db, id);
    expect(await claimLook(test.db, id, 30_000)).not.toBeNull();
  });
});

describe('finishLooks', () => {
  it('stores observation, mark and next due time together', async () => {
    const id = await probe();
    await age(id, 1);
    const claim = await claimed(id);
    expect(await finishLooks(test.db, [finished(claim)], 0)).toEqual([claim.key]);
    const [row] = await test.sql(
      `SELECT o.status, o.seen, p.lease_until, p.last_status,
         (SELECT count(*)::int FROM unjudged u WHERE u.key = o.key) AS marks
       FROM observation o JOIN probe p ON p.id = o.probe_id WHERE o.key = $1`,
      [claim.key],
    );
    expect(row).toEqual({
      status: 'observed',
      seen: { ok: true },
      lease_until: null,
      last_status: 'observed',
      marks: 1,
    });
  });

  it('stores what a hostile page put into it: NUL and half a surrogate pair', async () => {
    const id = await probe();
    await age(id, 1);
    const claim = await claimed(id);
    const look = { ...finished(claim), seen: { title: 'vip\u0000 \ud83d 年卡' }, detail: '\udc00' };
    expect(await finishLooks(test.db, [look], 0)).toEqual([claim.key]);
    expect(await test.sql('SELECT seen FROM observation')).toEqual([
      { seen: { title: 'vip \ufffd 年卡' } },
    ]);
  });

  it('discards a late worker whose slot went to somebody else', async () => {
    const id = await probe();
    await age(id, 1);
    const late = await claimed(id, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = await claimed(id);
    expect(next.key).toBe(late.key);
    expect(await finishLooks(test.db, [finished(late)], 0)).toEqual([]);
    expect(await test.sql('SELECT 1 FROM observation')).toHaveLength(0);
    expect(await finishLooks(test.db, [finished(next)], 0)).toEqual([next.key]);
    expect(await finishLooks(test.db, [finished(next)], 0)).toEqual([]);
    expect(await test.sql('SELECT 1 FROM unjudged')).toHaveLength(1);
  });

  it('discards a look that was under way when its probe was changed', async () => {
    const id = await probe();
    await age(id, 1);
    const claim = await claimed(id);
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 120,
      enabled: true,
    });
    expect(await finishLooks(test.db, [finished(claim)], 0)).toEqual([]);
  });
});

describe('takeHints', () => {
  it('tells of a due probe once, and again only after the quiet time', async () => {
    const id = await probe();
    await age(id, 1);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toMatchObject([{ probeId: id }]);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toEqual([]);
    await test.sql(`UPDATE probe SET hinted_until = hinted_until - interval '61 seconds'`);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toHaveLength(1);
  });

  it('names one probe a host and none of a busy host', async () => {
    const [one, two] = [await probe(60, 'same.example'), await probe(60, 'same.example')];
    await age(one, 2);
    await age(two, 1);
    expect(await takeHints(test.db, 'http', 10, 15_000)).toHaveLength(1);
    await claimed(one);
    expect(await takeHints(test.db, 'http', 10, 0)).toEqual([]);
  });

  it('leaves paused probes alone', async () => {
    const id = await probe();
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 60,
      enabled: false,
    });
    await test.sql(`UPDATE probe SET next_due = now() - interval '1 hour'`);
    expect(await takeHints(test.db, 'http', 10, 0)).toEqual([]);
  });
});

describe('conservation', () => {
  it('holds through looks, requests, missed slots and overdue ones', async () => {
    const [steady, gone, idle] = [await probe(60), await probe(60), await probe(60)];
    await age(steady, 1);
    await finishLooks(test.db, [finished(await claimed(steady))], 0);
    await requestLook(test.db, steady);
    await finishLooks(test.db, [finished(await claimed(steady))], 0);
    await age(gone, 60 * 7 + 1);
    await finishLooks(test.db, [finished(await claimed(gone))], 0);
    await age(idle, 60 * 3 + 1);
    expect(await conservation(test.db)).toEqual({ elapsed: 9, accounted: 9, overdue: 4 });
  });
});

describe('spreadOverdue', () => {
  it('keeps probes that are overdue after downtime from looking all at once', async () => {
    const late = await Promise.all(Array.from({ length: 40 }, () => probe(3_600)));
    for (const id of late) await age(id, 7_300);
    await spreadOverdue(test.db);
    const rows = await test.sql(
      `SELECT extract(epoch from hinted_until - now())::float8 AS wait FROM probe`,
    );
    const waits = rows.map((row) => Number(row['wait']));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(20);
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
    await finishLooks(test.db, [{ ...finished(await claimed(id)), ...(visit && { visit }) }], 0);
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
    const id = await probe();
    const held = [];
    for (const _ of waits) held.push(await visited(id, refused(cause)));
    expect(held).toEqual(waits.map((minutes, i) => ({ strikes: i + 1, cause, minutes })));
  });

  it.each([
    [7 * 60_000, 7],
    [5_000, 1],
    [30 * 24 * 3_600_000, 24 * 60],
  ])('after Retry-After of %d ms: for that long, within bounds', async (retryAfterMs, minutes) => {
    expect(await visited(await probe(), refused('busy', retryAfterMs))).toMatchObject({ minutes });
  });

  it('is looked at as before once a look was good; a look that says nothing changes nothing', async () => {
    const id = await probe();
    await visited(id, refused('challenged'));
    expect(await visited(id, undefined)).toMatchObject({ strikes: 1, minutes: 60 });
    expect(await visited(id, good)).toEqual({ strikes: 0, cause: null, minutes: null });
  });

  it('waits less where time runs faster', async () => {
    const id = await probe();
    expect(await visited(id, { ...refused('blocked'), pace: 60 })).toMatchObject({ minutes: 1 });
  });

  it('is not looked at on schedule, nor by any other probe of the host, but when a person asks', async () => {
    const [id, other] = [await probe(60, 'one.example'), await probe(60, 'one.example')];
    await visited(id, refused('blocked'));
    await Promise.all([age(id, 1), age(other, 1)]);
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
    const claim = await claimed(other);
    expect(claim.key).toMatch(/^now\//);
    await finishLooks(test.db, [finished(claim)], 0);
    expect(await claimLook(test.db, other, 30_000)).toBeNull();
  });

  it('leaves missed slots that say why', async () => {
    const id = await probe();
    await visited(id, refused('blocked'));
    await age(id, 200);
    await test.sql(`UPDATE host SET hold_until = now() - interval '1 second'`);
    await claimed(id);
    expect(await test.sql(`SELECT cause FROM observation WHERE status = 'missed'`)).toEqual([
      { cause: 'held-back' },
    ]);
  });
});

describe('the bucket of a host', () => {
  async function after(asked: number, gapMs: number) {
    const id = await probe();
    await age(id, 1);
    const visit = { asked, good: true, refusal: null, retryAfterMs: null, pace: 1 };
    await finishLooks(test.db, [{ ...finished(await claimed(id)), visit }], gapMs);
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
