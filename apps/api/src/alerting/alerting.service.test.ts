import { ChannelCreated, RouteView, RuleTrial, RuleView, SilenceView } from '@kaopu/contracts';
import { BUILT_IN } from '@kaopu/scoring';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const later = (ms = 3_600_000) => new Date(Date.now() + ms).toISOString();
let count = 0;

async function platform(): Promise<string> {
  const [made] = await api.test.sql(
    `INSERT INTO platform (name, site_url, host_key) VALUES ('星辰', $1, 'a') RETURNING id`,
    [`https://r${(count += 1)}.example/`],
  );
  return String(made?.['id']);
}

describe('rules', () => {
  const list = async () => {
    const { body } = await api.call('/alert-rules');
    return (body as { items: unknown[] }).items.map((item) => RuleView.parse(item));
  };

  it('are those built in, until somebody adds one, changes it and takes it away', async () => {
    expect((await list()).map(({ id }) => id)).toEqual(BUILT_IN.map(({ id }) => id));
    const made = await api.call('/alert-rules', { body: { kind: 'price', threshold: 5 } });
    const rule = RuleView.parse(made.body);
    expect(rule).toMatchObject({
      builtIn: false,
      enabled: true,
      threshold: 5,
      minSeverity: 'info',
    });
    expect((await list()).at(-1)).toEqual(rule);
    const changed = await api.call(`/alert-rules/${rule.id}`, {
      method: 'PUT',
      body: { kind: 'price', enabled: false, tag: 'vip' },
    });
    expect(changed.body).toMatchObject({
      id: rule.id,
      enabled: false,
      tag: 'vip',
      threshold: null,
    });
    expect((await api.call(`/alert-rules/${rule.id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(
      await api.call(`/alert-rules/${rule.id}`, { method: 'DELETE' }),
      404,
      'not-found',
    );
    expect(await list()).toHaveLength(BUILT_IN.length);
  });

  it.each([
    [{ kind: 'score' }, ['/threshold', 'required']],
    [{ kind: 'stale', threshold: 50.5 }, ['/threshold', 'not-whole']],
    [{ kind: 'price', platformId: UNKNOWN }, ['/platformId', 'platform-unknown']],
    [{ kind: 'price', platformId: UNKNOWN, tag: 'vip' }, ['/tag', 'one-or-the-other']],
    [{ kind: 'weather' }, ['/kind', 'not-an-option']],
  ])('%o is none', async (body, fault) => {
    expect(
      faults(expectProblem(await api.call('/alert-rules', { body }), 400, 'invalid-input')),
    ).toEqual([fault]);
  });

  it('can be tried on what happened before they are saved', async () => {
    const id = await platform();
    await api.test.sql(
      `INSERT INTO alert_event (platform_id, at, kind, dimension, indicator, subject, label, from_value, to_value,
         severity, recovery, since, evidence, look_ms, breadth, processed_at)
       SELECT $1, now() - (n || ' days')::interval, 'price-changed', 'price', 'price-level', n::text, '', '100',
         to_jsonb(100 + n), 'warning', false, now(), '[]', NULL, 1, now() FROM generate_series(1, 40) n`,
      [id],
    );
    const tried = async (body: object) =>
      RuleTrial.parse((await api.call('/alert-rules/trial', { body })).body);
    // One alert that lasts: what is added is a message each, for the days are far apart, and repeats join them.
    const all = await tried({ kind: 'price' });
    expect(all).toMatchObject({ days: 30, alerts: 1, truncated: false });
    expect(all.events).toBeGreaterThanOrEqual(29);
    expect(all.messages).toBeGreaterThanOrEqual(29);
    expect(all.newest).toMatchObject([
      { platformId: id, platformName: '星辰', dimension: 'price', resolvedAt: null },
    ]);
    expect(await tried({ kind: 'price', threshold: 1_000 })).toMatchObject({
      alerts: 0,
      messages: 0,
      newest: [],
    });
    expect(await tried({ kind: 'stock' })).toMatchObject({ alerts: 0, messages: 0 });
    expect(await list()).toHaveLength(BUILT_IN.length);
  });
});

describe('silences', () => {
  const matchers = [{ label: 'tag', op: 'glob', value: 'v*' }];

  it('begin, are listed with who wants them and why, and end', async () => {
    const made = await api.call('/alert-silences', {
      body: { matchers, until: later(), author: '店主', comment: '搬家' },
    });
    const silence = SilenceView.parse(made.body);
    expect(silence).toMatchObject({ matchers, author: '店主', comment: '搬家', state: 'active' });
    expect((await api.call(`/alert-silences/${silence.id}`, { method: 'DELETE' })).status).toBe(
      204,
    );
    const { body } = await api.call('/alert-silences');
    expect(body).toMatchObject({ items: [{ id: silence.id, state: 'over' }] });
    expectProblem(
      await api.call(`/alert-silences/${silence.id}`, { method: 'DELETE' }),
      404,
      'not-found',
    );
  });

  it('have an end that lies ahead, an author, and something to fit', async () => {
    const past = { matchers, until: later(-1_000), author: 'a' };
    const refused = await api.call('/alert-silences', { body: past });
    expect(faults(expectProblem(refused, 400, 'invalid-input'))).toEqual([
      ['/until', 'in-the-past'],
    ]);
    const all = await api.call('/alert-silences', {
      body: { matchers: [], until: later(), author: 'a' },
    });
    expect(faults(expectProblem(all, 400, 'invalid-input')).map(([at]) => at)).toEqual([
      '/matchers',
    ]);
  });
});

describe('routes', () => {
  const items = async () => {
    const { body } = await api.call('/alert-routes');
    return (body as { items: unknown[] }).items.map((item) => RouteView.parse(item));
  };

  it('come in their order, and one takes the rest', async () => {
    expect((await items()).map(({ id }) => id)).toEqual(['default']);
    const quiet = [
      { timeZone: 'Asia/Shanghai', windows: [{ days: [1], from: '22:00', to: '08:00' }] },
    ];
    const night = RouteView.parse(
      (await api.call('/alert-routes', { body: { name: '夜间', quiet, groupWaitSeconds: 0 } }))
        .body,
    );
    const vip = RouteView.parse((await api.call('/alert-routes', { body: { name: 'VIP' } })).body);
    expect(night).toMatchObject({ quiet, groupWaitSeconds: 0, groupIntervalSeconds: 300 });
    await api.call('/alert-routes/order', { method: 'PUT', body: { ids: [vip.id, night.id] } });
    expect((await items()).map(({ name }) => name)).toEqual(['VIP', '夜间', '']);
    for (const { id } of [night, vip]) await api.call(`/alert-routes/${id}`, { method: 'DELETE' });
    expect(await items()).toHaveLength(1);
  });

  it('know their channels', async () => {
    const escalation = [{ afterMinutes: 5, channelIds: [UNKNOWN] }];
    for (const [body, at] of [
      [{ channelIds: [UNKNOWN] }, '/channelIds'],
      [{ escalation }, '/escalation/0/channelIds'],
    ] as const) {
      const refused = await api.call('/alert-routes', { body: { name: 'x', ...body } });
      expect(faults(expectProblem(refused, 400, 'invalid-input'))).toEqual([
        [at, 'channel-unknown'],
      ]);
    }
  });
});

describe('a channel that is deleted', () => {
  const channel = async (name: string) => {
    const settings = { url: 'https://hook.example/' };
    const made = await api.call('/channels', { body: { name, kind: 'webhook', settings } });
    return ChannelCreated.parse(made.body).id;
  };
  const route = async (body: object) =>
    RouteView.parse((await api.call('/alert-routes', { body: { name: 'x', ...body } })).body).id;

  it('is named by no route and no plan any more, and no route tells nobody', async () => {
    const [gone, kept] = [await channel('旧群'), await channel('新群')];
    const ids = [
      await route({ channelIds: [gone] }),
      await route({
        channelIds: [kept, gone],
        escalation: [
          { afterMinutes: 5, channelIds: [gone] },
          { afterMinutes: 9, channelIds: [gone, kept] },
        ],
      }),
      await route({}),
    ];
    const plan = { profile: 'medium', rhythm: 'daily', hour: 8, channelIds: [gone, kept] };
    expect((await api.call('/report-plans', { body: plan })).status).toBe(201);
    expect((await api.call(`/channels/${gone}`, { method: 'DELETE' })).status).toBe(204);

    const { body } = await api.call('/alert-routes');
    const routes = (body as { items: unknown[] }).items.map((item) => RouteView.parse(item));
    expect(routes.map(({ channelIds, escalation }) => ({ channelIds, escalation }))).toEqual([
      { channelIds: null, escalation: [] },
      { channelIds: [kept], escalation: [{ afterMinutes: 9, channelIds: [kept] }] },
      { channelIds: null, escalation: [] },
      { channelIds: null, escalation: [] },
    ]);
    const { body: plans } = await api.call('/report-plans');
    expect(plans).toMatchObject({ items: [{ channelIds: [kept] }] });
    for (const id of ids) await api.call(`/alert-routes/${id}`, { method: 'DELETE' });
  });
});

describe('tags', () => {
  it('are those a platform was given last', async () => {
    const id = await platform();
    const tags = ['VIP', '游戏'];
    expect(
      (await api.call(`/platforms/${id}/tags`, { method: 'PUT', body: { tags } })).body,
    ).toEqual({ tags });
    expect((await api.call(`/platforms/${id}/tags`)).body).toEqual({ tags });
    expectProblem(await api.call(`/platforms/${UNKNOWN}/tags`), 404, 'not-found');
  });
});
