import { ComparisonStrips, ComparisonView, RecordEvents, ServiceView } from '@kaopu/contracts';
import { dueRankings, rankInputs, storeRanking } from '@kaopu/db';
import { INDICATORS, METHOD_VERSION, PROFILE_WEIGHTS, rank } from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { judgedPlatform } from '../testing/judged.ts';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const FEE = {
  channel: '支付宝',
  kind: 'payment',
  fen: null,
  ratePpm: 6_000,
  payer: 'buyer',
  knownFrom: 'list',
};

let api: RunningApi;
const ids: Record<string, string> = {};

/** A platform at which everything was looked at daily, always with the same result. */
async function judged(name: string, x: number, looks = 12): Promise<void> {
  const observations = Array.from({ length: looks }, (_, i) => ({
    key: `${name}/${i}`,
    at: NOW - i * DAY,
    spacingMs: DAY,
    readings: INDICATORS.map((indicator) => ({ indicator, subject: '', x })),
    facts: [],
  }));
  ids[name] = (await judgedPlatform(api, name, [{ at: NOW, observations }])).id;
}

async function sells(name: string, ref: string, item: string | null, offer: object) {
  const whole = {
    url: 'https://a.example/1',
    price: 17_800,
    memberPrice: null,
    tiers: [],
    moq: 10,
    stock: { kind: 'hidden' },
    delivery: 'auto',
    ...offer,
  };
  await api.test.sql(
    `INSERT INTO product (platform_id, ref, title, item, offer, price, state, seen_at, seen_key)
     VALUES ($1, $2, '年卡', $3, $4, 17800, 'on_sale', now(), 'k')`,
    [ids[name], ref, item, JSON.stringify(whole)],
  );
}

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  await judged('good', 0.9);
  await judged('fair', 0.6);
  await judged('poor', 0.3);
  await judged('new', 1, 0);
  const made = await api.call('/platforms', {
    body: { name: 'blank', siteUrl: 'https://blank.example/', legalName: '空白有限公司' },
  });
  ids['blank'] = (made.body as { id: string }).id;
  await sells('good', '1', 'iqiyi/12m/code', { fees: [FEE] });
  await sells('fair', '1', 'iqiyi/12m/code', {});
  await sells('fair', '2', null, { price: null });
  const [due] = (await dueRankings(api.test.db, METHOD_VERSION)).filter(
    ({ profile }) => profile === 'medium',
  );
  if (!due) throw new Error('nothing is due');
  const inputs = await rankInputs(api.test.db, 'medium');
  await storeRanking(api.test.db, due, rank(inputs, PROFILE_WEIGHTS.medium));
});
afterAll(() => api.stop());

async function comparison(...names: string[]): Promise<ComparisonView> {
  const asked = names.map((name) => ids[name] ?? name).join(',');
  const answer = await api.call(`/comparison?ids=${asked}`);
  expect(answer.status).toBe(200);
  return ComparisonView.parse(answer.body);
}

describe('a comparison', () => {
  it('has scores, places, floors, checklists and products of each, in the order asked for', async () => {
    const { platforms, missing } = await comparison('fair', 'good', 'blank');
    expect(platforms.map(({ name }) => name)).toEqual(['fair', 'good', 'blank']);
    expect(missing).toEqual([]);
    const [fair, good, blank] = platforms;
    expect(good).toMatchObject({
      place: { rank: 1, of: 3 },
      score: { profile: 'medium', status: 'unverified' },
      products: [{ item: 'iqiyi/12m/code', price: 17_800, moq: 10, fees: [{ ratePpm: 6_000 }] }],
    });
    expect(good?.score?.dimensions).toHaveLength(6);
    expect(good?.insights?.floors.length).toBeGreaterThan(0);
    expect(good?.insights?.checklists.medium.length).toBeGreaterThan(0);
    expect(fair?.products.map(({ item, price, fees }) => [item, price, fees])).toEqual([
      ['iqiyi/12m/code', 17_800, []],
      [null, null, []],
    ]);
    expect(blank).toMatchObject({
      legalName: '空白有限公司',
      score: null,
      place: null,
      insights: null,
      products: [],
    });
  });

  it('keeps those that are there, and names those that are not', async () => {
    const gone = randomUUID();
    const { platforms, missing } = await comparison('poor', gone, 'poor');
    expect([platforms.map(({ name }) => name), missing]).toEqual([['poor'], [gone]]);
  });

  it('proposes others with the nearest scores, those that rank before those that do not', async () => {
    const near = async (...names: string[]) =>
      (await comparison(...names)).nearest.map(({ name }) => name);
    expect(await near('poor')).toEqual(['fair', 'good', 'new']);
    expect(await near('poor', 'fair')).toEqual(['good', 'new']);
    expect(await near()).toEqual(['good', 'fair', 'poor']);
  });

  it('is for the buyer who asks', async () => {
    const answer = await api.call(`/comparison?ids=${ids['good']}&profile=small`);
    const { profile, platforms } = ComparisonView.parse(answer.body);
    expect([profile, platforms[0]?.score?.profile, platforms[0]?.place]).toEqual([
      'small',
      'small',
      null,
    ]);
  });

  it('has the service and the records of each as its own pages have them, in two statements', async () => {
    const gone = randomUUID();
    const answer = await api.call(`/comparison/strips?ids=${ids['fair']},${gone},${ids['good']}`);
    expect(answer.headers.get('server-timing')).toBe('sql;desc="2"');
    const { items } = ComparisonStrips.parse(answer.body);
    expect(items.map(({ id }) => id)).toEqual([ids['fair'], ids['good']]);
    for (const { id, service, records } of items) {
      const { since, ...own } = ServiceView.parse(
        (await api.call(`/platforms/${id}/service`)).body,
      );
      expect(service).toMatchObject(own);
      expect(Date.parse(since) - Date.parse(service.since)).toBeLessThan(60_000);
      expect(records).toEqual(
        RecordEvents.parse((await api.call(`/platforms/${id}/record-events`)).body),
      );
    }
  });

  it.each([
    ['a fifth', Array.from({ length: 5 }, () => randomUUID()).join(','), ['/ids', 'too-big']],
    ['what is no id', 'good', ['/ids/0', 'invalid']],
  ])('refuses %s', async (_what, asked, fault) => {
    const problem = expectProblem(await api.call(`/comparison?ids=${asked}`), 400, 'invalid-input');
    expect(faults(problem)).toEqual([fault]);
  });
});
