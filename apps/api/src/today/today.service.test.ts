import { pageOf, AlertRow, TodayView } from '@kaopu/contracts';
import { alertFacts, type Db } from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { beforeAll, afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';
import { TodayController } from './today.controller.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());
beforeEach(() =>
  api.test.sql('TRUNCATE platform, observation, score_snapshot, judge_state CASCADE'),
);

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

async function today(profile = 'medium'): Promise<TodayView> {
  const { status, body } = await api.call(`/today?profile=${profile}`);
  expect(status).toBe(200);
  return TodayView.parse(body);
}

let count = 0;

async function platform(name: string, sql = api.test.sql): Promise<string> {
  const [made] = await sql(
    `INSERT INTO platform (name, site_url, host_key) VALUES ($1, $2, 'a') RETURNING id`,
    [name, `https://t${(count += 1)}.example/`],
  );
  return String(made?.['id']);
}

/** What somebody entered that lies there, fen. */
async function entered(
  platformId: string,
  fields: Record<string, number>,
  { at = ago(DAY), retractedBy = null as string | null } = {},
): Promise<void> {
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen, retracted_by)
     VALUES ('entry/' || gen_random_uuid(), $2, $1, 'exposure', 'observed', 0, $3, $4)`,
    [platformId, at, JSON.stringify({ fields }), retractedBy],
  );
}

/** A score as it lies in the database: what it lost, by one indicator of one dimension. */
async function scored(
  platformId: string,
  seq: number,
  at: string,
  value: number,
  { profile = 'medium', status = 'ok', dimension = 'supply-chain', indicator = 'card-works' } = {},
): Promise<void> {
  const points = 100 - value;
  const loss = {
    indicator,
    points,
    priorPoints: 0,
    olderPoints: 0,
    observations: [{ key: 'look/9' }],
  };
  const losses = points === 0 ? [] : [{ dimension, points, floored: false, indicators: [loss] }];
  const score = {
    value,
    method: 'm',
    profileHash: 'h',
    losses,
    lossTotal: points,
    unverifiedPoints: 0,
    vetoes: [],
  };
  await api.test.sql(
    `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
       grade, coverage, score)
     VALUES ($1, $2, $3, $4, 'm', $5, $6, $6::float8 - 3, $6::float8 + 3, 'B', 0.5, $7)`,
    [platformId, profile, seq, at, status, value, JSON.stringify(score)],
  );
}

async function moved(platformId: string, from: number, to: number, about = {}): Promise<void> {
  await scored(platformId, 1, ago(8 * DAY), from, about);
  await scored(platformId, 2, ago(HOUR), to, about);
}

async function alert(
  platformId: string,
  {
    dimension = 'supply-chain',
    severity = 'warning',
    state = 'open',
    mutedBy = null as string | null,
  } = {},
): Promise<string> {
  const [made] = await api.test.sql(
    `INSERT INTO alert (platform_id, dimension, severity, state, children, opened_at, muted_by)
     VALUES ($1, $2, $3, $4, '[]', $5, $6) RETURNING id`,
    [platformId, dimension, severity, state, ago(2 * HOUR), mutedBy],
  );
  return String(made?.['id']);
}

describe('the day of nobody', () => {
  it('is empty', async () => {
    expect(await today()).toMatchObject({
      platforms: 0,
      inUse: 0,
      nextLookAt: null,
      alerts: { items: [], total: 0 },
      changes: { items: [], total: 0 },
      expiring: { items: [], total: 0 },
      failing: { items: [], total: 0 },
      market: { up: [], down: [] },
    });
  });

  it('is of a profile that there is', async () => {
    expectProblem(await api.call('/today?profile=nobody'), 400, 'invalid-input');
  });
});

describe('alerts', () => {
  it('come by the money at risk times the points lost, then by how bad they are', async () => {
    const [much, little, none] = [
      await platform('much'),
      await platform('little'),
      await platform('none'),
    ];
    await entered(much, { balance: 1_000_000, deposits: 200_000, openOrders: 50_000 });
    await entered(little, { balance: 10_000, deposits: 0, openOrders: 0 });
    for (const id of [much, little, none]) await moved(id, 90, 60);
    const wanted = [
      await alert(much),
      await alert(little, { severity: 'info' }),
      // Nothing was lost in that dimension.
      await alert(much, { dimension: 'price', severity: 'info' }),
      await alert(none, { severity: 'critical' }),
      await alert(none, { severity: 'info', dimension: 'price' }),
    ];
    await alert(none, { state: 'acknowledged', severity: 'critical', dimension: 'service' });
    const { alerts } = await today();
    expect(alerts.items.map(({ id }) => id)).toEqual(wanted);
    expect(alerts.total).toBe(5);
    expect(alerts.items.map(({ exposure, pointsLost }) => [exposure, pointsLost])).toEqual([
      [1_250_000, 30],
      [10_000, 30],
      [1_250_000, 0],
      [null, null],
      [null, null],
    ]);
    const facts = await alertFacts(api.test.db, wanted[0] ?? '', {
      profile: 'medium',
      topics: [],
      floors: [],
    });
    expect(facts?.pointsLost).toBe(alerts.items[0]?.pointsLost);
  });

  it('are as the list of alerts has them, muted ones too', async () => {
    await alert(await platform('one'), { mutedBy: 'quiet' });
    const { items } = pageOf(AlertRow).parse((await api.call('/alerts?state=open')).body);
    expect((await today()).alerts.items).toEqual([
      { ...items[0], exposure: null, pointsLost: null },
    ]);
  });
});

describe('what lies with a platform', () => {
  it('is by the newest entry that was not taken back', async () => {
    const id = await platform('one');
    await alert(id);
    await entered(id, { balance: 100, deposits: 20, openOrders: 3 }, { at: ago(3 * DAY) });
    await entered(id, { balance: 7 }, { at: ago(2 * DAY) });
    await entered(id, { balance: 9_999 }, { at: ago(DAY), retractedBy: 'retraction/1' });
    const { alerts, inUse } = await today();
    expect([alerts.items[0]?.exposure, inUse]).toEqual([7, 1]);
    await entered(id, { balance: 0 }, { at: ago(HOUR) });
    expect((await today()).inUse).toBe(0);
  });
});

describe('changes', () => {
  it('say what moved a score most and what that rests on; within the interval there is none', async () => {
    const [fell, still] = [await platform('fell'), await platform('still')];
    await moved(fell, 90, 60);
    await moved(still, 80, 78);
    const { changes } = await today();
    expect(changes).toMatchObject({
      total: 1,
      items: [
        {
          platformId: fell,
          platformName: 'fell',
          exposure: null,
          before: { value: 90, lo: 87, hi: 93 },
          after: { value: 60 },
          points: -30,
          reason: { code: 'card-works', change: 'worsened', from: 10, to: 40 },
          evidence: ['look/9'],
          broken: [],
          otherMethod: false,
        },
      ],
    });
  });

  it('are those of the asked profile', async () => {
    await moved(await platform('fell'), 90, 60, { profile: 'small' });
    expect((await today()).changes.total).toBe(0);
    expect((await today('small')).changes.total).toBe(1);
  });

  it('are of platforms in use, once one is known to be', async () => {
    const [own, other] = [await platform('own'), await platform('other')];
    await entered(own, { balance: 100 });
    await moved(own, 80, 60);
    await moved(other, 60, 80);
    const { changes, market } = await today();
    expect(changes.items.map(({ platformId }) => platformId)).toEqual([own]);
    expect(market).toMatchObject({ up: [{ platformId: other, points: 20 }], down: [] });
  });
});

describe('what needs seeing to', () => {
  it('are terms that end, of platforms in use first, and then the most urgent', async () => {
    const term = (value: string) => ({
      value,
      since: Date.now() - DAY,
      before: [],
      pending: null,
      last: { t: Date.now() - HOUR, id: 'look/1' },
      label: 'nebula.example',
    });
    const made = async (name: string, facts: Record<string, unknown>) => {
      const id = await platform(name);
      await api.test.sql(`INSERT INTO judge_state (platform_id, state) VALUES ($1, $2)`, [
        id,
        JSON.stringify({ facts }),
      ]);
      return id;
    };
    await made('other', { 'certificate-term|': term('over') });
    const own = await made('own', {
      'domain-term|': term('within-30-days'),
      'certificate-term|': term('valid'),
    });
    await entered(own, { balance: 1 });
    const { expiring } = await today();
    expect(expiring.items).toMatchObject([
      { platformName: 'own', kind: 'domain-term', word: 'within-30-days', evidence: ['look/1'] },
      { platformName: 'other', kind: 'certificate-term', word: 'over', exposure: null },
    ]);
    expect(expiring.total).toBe(2);
  });

  it('are probes whose last look could not tell; the next look is the next slot of those that are on', async () => {
    const id = await platform('one');
    const next = new Date(Date.now() + HOUR);
    const probe = (status: string, enabled: boolean, due: Date) =>
      api.test.sql(
        `INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, enabled, first_slot,
           next_due, last_at, last_status, last_cause)
         VALUES ($1, 'availability', 'http', '{}', 3600, $2, $3, $3, now(), $4, 'challenged')`,
        [id, enabled, due.toISOString(), status],
      );
    await probe('unknown', true, new Date(next.getTime() + DAY));
    await probe('observed', true, next);
    await probe('unknown', false, new Date(next.getTime() - DAY));
    const { failing, nextLookAt } = await today();
    expect(nextLookAt).toBe(next.toISOString());
    expect(failing).toMatchObject({
      total: 1,
      items: [{ platformId: id, platformName: 'one', kind: 'availability', cause: 'challenged' }],
    });
  });
});

it('takes two statements', async () => {
  const own: TestDatabase = await createDatabase(inject('postgresUrl'));
  try {
    await platform('one', own.sql);
    let asked = 0;
    const pool = Object.create(own.db.pool) as Db['pool'];
    pool.query = ((...query: Parameters<Db['pool']['query']>) => {
      asked += 1;
      return own.db.pool.query(...query);
    }) as Db['pool']['query'];
    const { platforms } = await new TodayController({ ...own.db, pool }).today({
      profile: 'medium',
    });
    expect([platforms, asked]).toEqual([1, 2]);
  } finally {
    await own.drop();
  }
});
