import { MarketView, ProbeRuns, RecordEvents, ServiceView } from '@kaopu/contracts';
import type { Db } from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ProbeRunsController } from '../probes/probe-runs.controller.ts';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';
import { GroupsController } from './groups.controller.ts';
import { MarketController } from './market.controller.ts';
import { RecordEventsController } from './record-events.controller.ts';
import { ServiceController } from './service.controller.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

async function platform(name: string, sql = api.test.sql): Promise<string> {
  const [made] = await sql(
    `INSERT INTO platform (name, site_url, host_key, legal_name)
     VALUES ($1, 'https://' || gen_random_uuid() || '.example/', 'seed', '甲公司') RETURNING id`,
    [name],
  );
  return String(made?.['id']);
}

async function product(id: string, price: number, item = 'iqiyi/12m/code'): Promise<void> {
  const offer = {
    url: 'https://seed.example/p',
    price,
    memberPrice: null,
    tiers: [],
    moq: null,
    stock: { kind: 'hidden' },
    delivery: 'auto',
  };
  await api.test.sql(
    `INSERT INTO product (platform_id, ref, title, item, offer, price, state, seen_at, seen_key)
     VALUES ($1, $4, '年卡', $5, $2, $3, 'on_sale', now(), 'k')`,
    [id, JSON.stringify(offer), price, String(price), item],
  );
}

describe('the parts of a platform’s page', () => {
  it.each(['service', 'group-activity', 'market', 'record-events'])(
    'know of no platform that is not there: %s',
    async (part) => {
      expectProblem(await api.call(`/platforms/${randomUUID()}/${part}`), 404, 'not-found');
    },
  );

  it('are empty of a platform of which nothing is known, and say so', async () => {
    const id = await platform('empty');
    const answer = async (part: string) => (await api.call(`/platforms/${id}/${part}`)).body;
    expect(ServiceView.parse(await answer('service'))).toMatchObject({
      claim: null,
      hours: [],
      all: { asked: 0, unanswered: 0 },
    });
    expect(await answer('group-activity')).toMatchObject({ strength: 'unknown', figures: null });
    expect(await answer('market')).toEqual({ items: [], item: null, offers: [] });
    expect(await answer('record-events')).toEqual({ items: [], sources: [] });
  });
});

describe('the market', () => {
  it('is the cheapest offer of each platform, of the goods asked for', async () => {
    const [mine, other] = [await platform('mine'), await platform('other')];
    await product(mine, 17_200);
    await product(mine, 16_900);
    await product(other, 18_000);
    await product(mine, 900, 'qq-vip/1m/code');
    await api.test.sql(
      `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       VALUES ('entry/bad', now(), $1, 'card-follow-up', 'observed', 0, '{"fields": {"result": "failed"}}')`,
      [other],
    );
    const market = MarketView.parse((await api.call(`/platforms/${mine}/market`)).body);
    expect(market.items.map(({ item, sellers }) => [item, sellers])).toEqual([
      ['iqiyi/12m/code', 2],
      ['qq-vip/1m/code', 1],
    ]);
    expect(market.offers.map(({ name, price, failedCards }) => [name, price, failedCards])).toEqual(
      [
        ['mine', 16_900, false],
        ['other', 18_000, true],
      ],
    );
    const path = `/platforms/${mine}/market?item=${encodeURIComponent('qq-vip/1m/code')}`;
    expect(MarketView.parse((await api.call(path)).body).offers).toHaveLength(1);
    // Who took the card back as an error says nothing against the seller any more.
    await api.test.sql(`UPDATE observation SET retracted_by = 'r' WHERE key = 'entry/bad'`);
    const again = MarketView.parse((await api.call(`/platforms/${mine}/market`)).body);
    expect(again.offers.map(({ failedCards }) => failedCards)).toEqual([false, false]);
  });
});

describe('what is on record', () => {
  it('is each record once, with its match, beside what people told and not their own business', async () => {
    const id = await platform('recorded');
    const record = {
      kind: 'penalty',
      no: '深市监罚〔2025〕1号',
      name: '甲公司',
      names: ['甲公司'],
      uscc: null,
      authority: '',
      about: '发布虚假广告',
      categories: [],
      content: '',
      fineFen: 100,
      confiscatedFen: null,
      decidedOn: '2025-06-01',
      publishedUntil: null,
      removedOn: null,
      adverse: null,
      criminal: false,
    };
    const seen = {
      source: '信用中国',
      state: 'found',
      asked: null,
      records: [record],
      published: [],
    };
    const told = (fields: object) => ({ reporter: '小王', proofs: 0, follows: null, fields });
    const rows: [string, string, object][] = [
      ['records/1', 'public-records', seen],
      ['records/2', 'public-records', seen],
      ['entry/1', 'agency-fee', told({ fee: 99_800 })],
      ['entry/2', 'exposure', told({ balance: 1, deposits: 0, openOrders: 0 })],
    ];
    for (const [key, kind, value] of rows) {
      await api.test.sql(
        `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
         VALUES ($1, now(), $2, $3, 'observed', 0, $4)`,
        [key, id, kind, JSON.stringify(value)],
      );
    }
    const { items, sources } = RecordEvents.parse(
      (await api.call(`/platforms/${id}/record-events`)).body,
    );
    expect(sources).toEqual(['信用中国']);
    const penalties = items.filter(({ lane }) => lane === 'penalty');
    expect(penalties).toMatchObject([{ match: 'name', counts: true, source: '信用中国' }]);
    expect(items.map(({ id: key }) => key)).not.toContain('entry/2');
  });
});

describe('all probes', () => {
  it('are told how their looks ended: turned away is not failed', async () => {
    const id = await platform('looked');
    const [made] = await api.test.sql(
      `INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due)
       VALUES ($1, 'availability', 'http', '{"url": "https://shop.example/"}', 60, now(), now()) RETURNING id`,
      [id],
    );
    const looks: [string, string | null, object | null][] = [
      ['observed', null, { reachable: true, attempts: [{}, {}] }],
      ['observed', null, { reachable: false, attempts: [{}] }],
      ['unknown', 'challenged', null],
      ['unknown', 'timeout', null],
      ['missed', 'worker-stopped', null],
      ['open', null, null],
    ];
    for (const [i, [status, cause, seen]] of looks.entries()) {
      await api.test.sql(
        `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, seen, spacing_ms)
         VALUES ($1, now() - interval '1 minute' * $2, $3, $4, 'availability', $5, $6, $7, 60000)`,
        [
          `look/${i}`,
          10 - i,
          id,
          made?.['id'],
          status,
          cause,
          seen === null ? null : JSON.stringify(seen),
        ],
      );
    }
    const runs = ProbeRuns.parse((await api.call('/probe-runs?q=LOOKED')).body);
    expect(runs.items).toMatchObject([
      { platformName: 'looked', week: { ok: 1, fail: 2, blocked: 1, skipped: 1, retries: 1 } },
    ]);
    expect(runs.items[0]?.runs.map(({ outcome }) => outcome)).toEqual([
      'ok',
      'fail',
      'blocked',
      'fail',
      'skipped',
    ]);
    expectProblem(await api.call(`/probe-runs/${randomUUID()}/output`), 404, 'not-found');
  });
});

it('no part takes more than five statements', async () => {
  const own: TestDatabase = await createDatabase(inject('postgresUrl'));
  try {
    const id = await platform('one', own.sql);
    let asked = 0;
    const pool = Object.create(own.db.pool) as Db['pool'];
    pool.query = ((...query: Parameters<Db['pool']['query']>) => {
      asked += 1;
      return own.db.pool.query(...query);
    }) as Db['pool']['query'];
    const db = { ...own.db, pool };
    const parts: [string, () => Promise<unknown>][] = [
      ['service', () => new ServiceController(db).service(id)],
      ['groups', () => new GroupsController(db).groups(id)],
      ['market', () => new MarketController(db).market(id, {})],
      ['records', () => new RecordEventsController(db).events(id)],
      [
        'probes',
        () =>
          new ProbeRunsController(db, { gapSeconds: 1, burst: 60 }).list({
            limit: 25,
            state: 'all',
            q: '',
          }),
      ],
    ];
    for (const [name, part] of parts) {
      asked = 0;
      await part();
      expect([name, asked <= 5, asked > 0]).toEqual([name, true, true]);
    }
  } finally {
    await own.drop();
  }
});
