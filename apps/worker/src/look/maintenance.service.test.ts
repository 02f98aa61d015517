import {
  claimLook,
  endMaintenance,
  finishLooks,
  maintenanceOf,
  planMaintenance,
  type Db,
} from '@kaopu/db';
import { createDatabase, site } from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { movePlansOn } from '../plan/maintenance.ts';
import { lookOnce } from '../testing/look.ts';
import { openOnePageSite, type OnePageSite } from '../testing/one-page-site.ts';
import type { Parts } from '../testing/parts.ts';
import { seenLook } from '../testing/seen-look.ts';
import { watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';
import { openLooks } from './looks.ts';

const OPEN = '<html><title>shop</title><body>open</body></html>';
const NOTICE = '<html><title>系统升级维护中</title><body>预计两小时</body></html>';
const SHUT = '<html><title>暂停营业</title><body>暂停营业</body></html>';
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };
const HOUR = 3_600_000;
const complaints: unknown[] = [];
const log = { error: (_message: string, fields?: object) => void complaints.push(fields) };

let test: Parts;
let db: Db;
let shop: OnePageSite;
let url: string;
let page: string;
let tools: LookTools;
let probeId: string;
let platformId: string;

beforeAll(async () => {
  shop = await openOnePageSite(await createDatabase(inject('postgresUrl')), site, () => ({ page }));
  ({ test, url, tools } = shop);
  db = test.db;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await test.forget('platform, host, robots, evidence, evidence_chain, evidence_head');
  ({ platformId, probeId } = await watchedShop(db, url));
});

/** The look that sees this page: was it in maintenance? It is judged at once. */
async function look(shown: string): Promise<unknown> {
  page = shown;
  await test.sql(
    `UPDATE probe SET next_due = date_trunc('milliseconds', now()) - interval '1 second',
       request_id = NULL, request_at = NULL`,
  );
  await lookOnce(db, test.transport, tools, OPTIONS, probeId);
  await test.judge(platformId);
  const [found] = await test.sql(
    `SELECT maintenance, status, seen->>'health' AS health FROM observation
     WHERE status <> 'missed' ORDER BY finished_at DESC LIMIT 1`,
  );
  expect(found?.['status']).toBe('observed');
  return found?.['maintenance'];
}

/** How much evidence there is of the site's availability, and how good it is. */
async function availability(): Promise<{ n: number; mu: number } | null> {
  const [row] = await test.sql(
    `SELECT i FROM current_score c, jsonb_array_elements(c.score->'dimensions') d,
       jsonb_array_elements(d->'indicators') i
     WHERE c.profile = 'medium' AND i->>'indicator' = 'availability'`,
  );
  const found = row?.['i'] as { n: number; mu: number } | undefined;
  return found === undefined || found.n === 0 ? null : found;
}

const kinds = () => test.sql(`SELECT kind, to_value AS "to" FROM score_change ORDER BY at`);

async function plan(from: number, until: number): Promise<string> {
  const span = { from: new Date(Date.now() + from), until: new Date(Date.now() + until) };
  const made = await planMaintenance(db, platformId, { plan: { kind: 'once' }, note: '', ...span });
  return made?.id ?? '';
}

describe('a notice of maintenance on the site', () => {
  it('says nothing for or against it, from the look that finds it to the one that finds it gone', async () => {
    expect(await look(NOTICE)).toBe('notice');
    expect(await look(NOTICE)).toBe('notice');
    expect(await availability()).toBeNull();
    expect(await maintenanceOf(db, platformId)).toMatchObject([{ plan: null, state: 'active' }]);
    expect(await look(OPEN)).toBeNull();
    expect((await availability())?.n).toBeGreaterThan(0);
    expect(await maintenanceOf(db, platformId)).toMatchObject([{ plan: null, state: 'over' }]);
    expect(await look(SHUT)).toBeNull();
    expect(await test.replay(platformId)).toMatchObject({ differences: 0 });
  });

  it('tells nobody anything, while a shop that shuts is told of', async () => {
    await look(OPEN);
    for (let i = 0; i < 3; i += 1) await look(NOTICE);
    expect(await kinds()).toEqual([]);
    await look(OPEN);
    for (let i = 0; i < 3; i += 1) await look(SHUT);
    expect(await kinds()).toContainEqual({ kind: 'shop-state-changed', to: 'shop_closed' });
  });

  it('excuses for six hours in a row, however long it stands', async () => {
    expect(await look(NOTICE)).toBe('notice');
    await test.sql(
      `UPDATE maintenance SET from_at = now() - interval '7 hours', until_at = now() - interval '1 hour'`,
    );
    expect(await look(NOTICE)).toBeNull();
    expect(await availability()).toBeNull();
    expect(await look(NOTICE)).toBeNull();
    expect((await availability())?.n).toBeGreaterThan(0);
    expect(await look(OPEN)).toBeNull();
    expect(await look(NOTICE)).toBe('notice');
  });

  it('excuses for a day in thirty days', async () => {
    const past = `INSERT INTO maintenance (platform_id, from_at, until_at, ended_by)
      SELECT $1::uuid, now() - n * interval '2 days', now() - n * interval '2 days' + interval '6 hours', 'site'
      FROM generate_series(1, $2::int) n`;
    await test.sql(past, [platformId, 3]);
    expect(await look(NOTICE)).toBe('notice');
    await look(OPEN);
    await test.sql(past, [platformId, 1]);
    expect(await look(NOTICE)).toBeNull();
  });

  it('excuses no more once a person says so, until the site was seen without it', async () => {
    expect(await look(NOTICE)).toBe('notice');
    const [notice] = await maintenanceOf(db, platformId);
    expect(await endMaintenance(db, notice?.id ?? '')).toBe(platformId);
    expect(await look(NOTICE)).toBeNull();
    await look(OPEN);
    expect(await look(NOTICE)).toBe('notice');
  });

  it('excuses what other probes see of the site meanwhile', async () => {
    await look(NOTICE);
    await test.sql(`UPDATE maintenance SET until_at = now() + interval '1 hour'`);
    expect(await look(SHUT)).toBeNull();
    await look(NOTICE);
    await test.sql(
      `UPDATE probe SET kind = 'technology', config = jsonb_build_object('url', $1::text)`,
      [url],
    );
    page = NOTICE;
    await test.sql(`UPDATE probe SET next_due = now() - interval '1 second'`);
    await lookOnce(db, test.transport, tools, OPTIONS, probeId);
    expect(await test.sql(`SELECT maintenance FROM observation WHERE kind = 'technology'`)).toEqual(
      [{ maintenance: 'notice' }],
    );
  });
});

describe('planned maintenance', () => {
  it('covers looks that fall into it, and no others', async () => {
    await plan(HOUR, 2 * HOUR);
    await look(SHUT);
    expect(await look(SHUT)).toBeNull();
    const before = await availability();
    const id = await plan(-HOUR, HOUR);
    expect(await look(SHUT)).toBe('planned');
    expect(await look(OPEN)).toBe('planned');
    expect((await availability())?.n).toBeCloseTo(before?.n ?? 0, 3);
    expect(await endMaintenance(db, id)).toBe(platformId);
    expect(await look(SHUT)).toBeNull();
  });

  it('covers a look that began in it, though its plan moved on to the next span meanwhile', async () => {
    // Of the whole hours, one that is far from now, whatever the time is: the next span is to come.
    const at = `${String((new Date().getUTCHours() + 12) % 24).padStart(2, '0')}:00`;
    const daily = { kind: 'daily', at, minutes: 60, timeZone: 'UTC' };
    const span = { from: new Date(Date.now() - HOUR), until: new Date(Date.now() - 5_000) };
    await planMaintenance(db, platformId, { plan: daily, note: '', ...span });
    await movePlansOn(db, log);
    expect(await maintenanceOf(db, platformId)).toMatchObject([{ state: 'coming' }]);
    /** How long a look took that ends now: was it in maintenance? */
    const covered = async (tookMs: number) => {
      await test.sql(
        `UPDATE probe SET next_due = date_trunc('milliseconds', now()) - interval '1 second',
           request_id = NULL, request_at = NULL`,
      );
      const claim = await claimLook(db, probeId, 60_000);
      if (claim === null) throw new Error('nothing to claim');
      const startedAt = new Date(claim.now() - tookMs);
      await finishLooks(db, [{ ...seenLook(claim, {}, 60_000), startedAt }], 0);
      const rows = await test.sql(`SELECT maintenance FROM observation WHERE key = $1`, [
        claim.key,
      ]);
      return rows[0]?.['maintenance'];
    };
    expect(await covered(60_000)).toBe('planned');
    expect(await covered(1_000)).toBeNull();
  });

  it('covers a look that ended in it, however late that can be stored', async () => {
    await plan(-HOUR, HOUR);
    page = SHUT;
    await test.sql(
      `UPDATE probe SET next_due = now() - interval '1 second', request_id = NULL, request_at = NULL`,
    );
    const looks = openLooks(db, test.transport, tools, {
      ...OPTIONS,
      concurrency: 1,
      onError: (error) => complaints.push(error),
      async persist(work) {
        // The database was away, and the plan's span ended meanwhile.
        await test.sql(`UPDATE maintenance SET until_at = now()`);
        await sleep(1_000);
        return work();
      },
    });
    await looks.take([probeId]);
    await looks.drain();
    expect(await test.sql(`SELECT maintenance FROM observation WHERE status = 'observed'`)).toEqual(
      [{ maintenance: 'planned' }],
    );
  });

  it('again and again moves on to its next span', async () => {
    const daily = { kind: 'daily', at: '02:00', minutes: 60, timeZone: 'Asia/Shanghai' };
    const span = {
      from: new Date('2026-01-01T18:00:00Z'),
      until: new Date('2026-01-01T19:00:00Z'),
    };
    await planMaintenance(db, platformId, { plan: daily, note: '', ...span });
    await plan(-2 * HOUR, -HOUR);
    const unread = { kind: 'of another version' };
    const made = await planMaintenance(db, platformId, { plan: unread, note: '', ...span });
    const unreadId = made?.id ?? '';
    await Promise.all([movePlansOn(db, log), movePlansOn(db, log)]);
    const [next, once] = await maintenanceOf(db, platformId);
    expect(next?.untilAt.getTime()).toBeGreaterThan(Date.now());
    expect(next?.fromAt.toISOString()).toMatch(/T18:00:00.000Z$/);
    expect(once).toMatchObject({ plan: { kind: 'once' }, state: 'over' });
    expect(complaints).toContainEqual(expect.objectContaining({ id: unreadId }));
    await endMaintenance(db, unreadId);
  });
});
