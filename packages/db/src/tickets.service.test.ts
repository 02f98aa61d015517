import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { conservation } from './conservation.ts';
import { vitals } from './health.ts';
import { lineClasses, rememberLines } from './line-classes.ts';
import { createPlatform } from './platforms.ts';
import { changeProbe } from './probes.ts';
import { claimLook, finishLooks, requestLook, takeHints, type Claim } from './schedule/index.ts';
import { saveTicket } from './tickets.ts';

const INTERVAL = 3_600;
const TICKET = { phase: 'asked', thread: '7' };

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

let count = 0;

/** A platform with so many probes whose slot came a second ago. */
async function probes(many = 1): Promise<{ platformId: string; ids: string[] }> {
  const platformId = await createPlatform(test.db, {
    name: 'shop',
    siteUrl: `https://shop-${(count += 1)}.example/`,
    hostKey: `shop-${count}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: Array.from({ length: many }, () => ({
      kind: 'support-response',
      resource: 'http',
      config: { a: 1 },
      intervalSeconds: INTERVAL,
      enabled: true,
    })),
  });
  const made = await test.sql(
    `UPDATE probe SET request_id = NULL, request_at = NULL,
       first_slot = date_trunc('milliseconds', now()) - interval '1 second',
       next_due = date_trunc('milliseconds', now()) - interval '1 second'
     WHERE platform_id = $1 RETURNING id`,
    [platformId],
  );
  return { platformId: String(platformId), ids: made.map((row) => String(row['id'])) };
}

async function probe(): Promise<string> {
  const { ids } = await probes();
  return ids[0] ?? '';
}

async function claimed(id: string): Promise<Claim> {
  const claim = await claimLook(test.db, id, 30_000);
  if (!claim) throw new Error('nothing to claim');
  return claim;
}

function save(claim: Claim, ticket: unknown = TICKET, gapMs: number | null = null) {
  return saveTicket(test.db, claim, ticket, new Date(), gapMs);
}

function finish(claim: Claim, change: object): Promise<string[]> {
  const look = {
    claim,
    status: 'observed' as const,
    cause: null,
    detail: null,
    seen: { reply: true },
    evidence: [],
    startedAt: new Date(claim.now()),
    spacingMs: 1,
    ...change,
  };
  return finishLooks(test.db, [look], 0);
}

function wait(claim: Claim, forMs: number): Promise<string[]> {
  const wakeAt = new Date(claim.now() + forMs);
  return finish(claim, { status: 'open', ticket: TICKET, wakeAt, seen: null });
}

/** A lease that ran out, as after kill -9. */
function kill(): Promise<unknown> {
  return test
    .sql(`UPDATE probe SET lease_until = now() - interval '1 second'`)
    .then(() =>
      test.sql(
        `UPDATE host SET lease_until = now() - interval '1 second', next_ok = now() - interval '1 second'`,
      ),
    );
}

const rowsOf = () =>
  test.sql('SELECT key, status, seen, finished_at, spacing_ms FROM observation ORDER BY key');

describe('an open look', () => {
  it('is gone on with by a later claim, under the same key, and ends as one observation', async () => {
    const id = await probe();
    const first = await claimed(id);
    expect(first.ticket).toBeNull();
    expect(await save(first)).toBe('saved');
    await wait(first, -1);
    expect(await test.sql('SELECT FROM unjudged')).toEqual([]);

    const second = await claimed(id);
    expect(second).toMatchObject({ key: first.key, slotAt: first.slotAt, ticket: TICKET });
    expect(await finish(second, {})).toEqual([first.key]);
    expect(await rowsOf()).toMatchObject([{ status: 'observed', seen: { reply: true } }]);
    expect(await test.sql('SELECT key FROM unjudged')).toEqual([{ key: first.key }]);
    const [row] = await test.sql('SELECT ticket, ticket_key, wake_at FROM probe');
    expect(row).toEqual({ ticket: null, ticket_key: null, wake_at: null });
  });

  it('is not hinted at, nor claimed, before its time', async () => {
    const id = await probe();
    const first = await claimed(id);
    await save(first);
    await wait(first, 60_000);
    expect(await takeHints(test.db, 'http', 10, 1_000)).toEqual([]);
    expect(await claimLook(test.db, id, 1_000)).toBeNull();
    await test.sql(`UPDATE probe SET wake_at = now() - interval '1 second'`);
    expect(await takeHints(test.db, 'http', 10, 1_000)).toMatchObject([{ probeId: id }]);
  });

  it('survives the worker that was killed right after it had stored its ticket', async () => {
    const id = await probe();
    const first = await claimed(id);
    await save(first, { phase: 'asking' });
    await kill();
    expect(await rowsOf()).toMatchObject([{ key: first.key, status: 'open' }]);
    const second = await claimed(id);
    expect(second).toMatchObject({ key: first.key, ticket: { phase: 'asking' } });
    expect(second.fence).toBeGreaterThan(first.fence);
    // The one that was thought dead comes back: it may neither ask nor finish.
    expect(await save(first, TICKET)).toBe('lost');
    expect(await finish(first, {})).toEqual([]);
    expect(await finish(second, { status: 'unknown', cause: 'prober-fault', seen: null })).toEqual([
      first.key,
    ]);
    expect(await rowsOf()).toMatchObject([{ status: 'unknown' }]);
  });

  it('keeps the law of the schedule: its slot counts once, slots beneath it as missed afterwards', async () => {
    const id = await probe();
    await save(await claimed(id));
    expect(await conservation(test.db)).toMatchObject({ elapsed: 1, accounted: 1 });
    await kill();
    // Three intervals pass while it waits.
    await test.sql(
      `UPDATE probe SET first_slot = first_slot - 3 * interval '1 hour', next_due = next_due - 3 * interval '1 hour',
         ticket_slot = ticket_slot - 3 * interval '1 hour'`,
    );
    await test.sql(`UPDATE observation SET slot_at = slot_at - 3 * interval '1 hour'`);
    const late = await claimed(id);
    await finish(late, {});
    const law = await conservation(test.db);
    expect(law).toMatchObject({ elapsed: 1, accounted: 1 });
    await finish(await claimed(id), {});
    expect(await conservation(test.db)).toMatchObject({ elapsed: 4, accounted: 4, overdue: 0 });
    expect((await rowsOf()).map((row) => String(row['status'])).toSorted()).toEqual([
      'missed',
      'observed',
      'observed',
    ]);
  });

  it('is no lag of ours', async () => {
    const id = await probe();
    const first = await claimed(id);
    await save(first);
    await wait(first, 60_000);
    await test.sql(`UPDATE probe SET next_due = now() - interval '3 days'`);
    expect(await vitals(test.db)).toMatchObject({ overdue: 0, oldestDueLagSeconds: 0 });
  });

  it('is looked into at once when somebody asks for a look, and no second one begins', async () => {
    const id = await probe();
    const first = await claimed(id);
    await save(first);
    await wait(first, 60_000);
    await requestLook(test.db, id);
    const second = await claimed(id);
    expect(second.key).toBe(first.key);
    await wait(second, 60_000);
    expect(await claimLook(test.db, id, 1_000)).toBeNull();
    expect(await rowsOf()).toHaveLength(1);
  });

  it('that was asked for outside the schedule leaves the schedule alone', async () => {
    const id = await probe();
    await test.sql(`UPDATE probe SET next_due = now() + interval '10 minutes'`);
    const [before] = await test.sql('SELECT next_due FROM probe');
    await requestLook(test.db, id);
    const first = await claimed(id);
    expect(first.scheduled).toBe(false);
    await save(first);
    await wait(first, -1);
    const second = await claimed(id);
    expect(second).toMatchObject({ key: first.key, scheduled: false });
    await finish(second, {});
    expect(await test.sql('SELECT next_due FROM probe')).toEqual([before]);
    expect(await claimLook(test.db, id, 1_000)).toBeNull();
  });

  it('outlives a change of its probe, and a pause', async () => {
    const id = await probe();
    const first = await claimed(id);
    await save(first);
    await wait(first, -1);
    const change = {
      resource: 'http',
      config: { a: 2 },
      intervalSeconds: 7_200,
      enabled: false,
    };
    await changeProbe(test.db, id, change);
    const second = await claimed(id);
    expect(second).toMatchObject({ key: first.key, config: { a: 2 }, enabled: false });
    const [grid] = await test.sql('SELECT next_due FROM probe');
    await finish(second, {});
    expect(await test.sql('SELECT next_due FROM probe')).toEqual([grid]);
  });
});

describe('questions to one platform', () => {
  it('keep their distance, whichever probe asks', async () => {
    const { ids } = await probes(2);
    const [one = '', other = ''] = ids;
    const first = await claimed(one);
    expect(await save(first, TICKET, 60_000)).toBe('saved');
    await wait(first, 60_000);
    const second = await claimed(other);
    expect(await save(second, TICKET, 60_000)).toBe('too-soon');
    expect(await rowsOf()).toHaveLength(1);
    await test.sql(`UPDATE probe SET asked_at = now() - interval '61 seconds' WHERE id = $1`, [
      one,
    ]);
    expect(await save(second, TICKET, 60_000)).toBe('saved');
  });

  it('do not concern another platform', async () => {
    const first = await claimed(await probe());
    const second = await claimed(await probe());
    expect(await save(first, TICKET, 60_000)).toBe('saved');
    expect(await save(second, TICKET, 60_000)).toBe('saved');
  });
});

describe('what persons said of lines', () => {
  it('is remembered, the last word of each', async () => {
    const { platformId } = await probes();
    await rememberLines(test.db, platformId, [{ text: '在的', class: 'human' }]);
    await rememberLines(test.db, platformId, [
      { text: '在的', class: 'bot' },
      { text: '稍等', class: 'human' },
    ]);
    expect(await lineClasses(test.db, platformId)).toEqual(
      new Map([
        ['在的', 'bot'],
        ['稍等', 'human'],
      ]),
    );
  });
});
