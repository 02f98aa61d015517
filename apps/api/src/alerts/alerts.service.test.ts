import { AlertDetail, AlertRow, AlertsSaid, pageOf } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

let count = 0;

/** A living alert of a platform of its own, with one change and one delivery under way. */
async function alert(): Promise<{ id: string; platformId: string }> {
  const [made] = await api.test.sql(
    `WITH platform AS (
       INSERT INTO platform (name, site_url, host_key) VALUES ('星辰', $1, 'a') RETURNING id
     ), alert AS (
       INSERT INTO alert (platform_id, dimension, severity, state, children)
       SELECT id, 'price', 'warning', 'open', '["price-up/2"]' FROM platform
       RETURNING id, platform_id
     ), change AS (
       INSERT INTO score_change (platform_id, judge_seq, alert_id, kind, dimension, subject, label,
         from_value, to_value, severity, recovery, since, at, evidence)
       SELECT platform_id, 1, id, 'price-up', 'price', id::text, '商品', '17800', '20800', 'warning', false, now(), now(), '["k"]'
       FROM alert
     ), channel AS (
       INSERT INTO channel (name, kind, settings)
       VALUES ('群', 'webhook', '{"url":"https://hook.example/secret","secret":"s"}') RETURNING id
     ), notification AS (
       INSERT INTO notification (alert_id, sequence, reason, message)
       SELECT id, 1, 'opened', '{}' FROM alert RETURNING id, alert_id
     ), told AS (
       INSERT INTO alert_told (alert_id, notification_id) SELECT alert_id, id FROM notification
     ), delivery AS (
       INSERT INTO delivery (notification_id, channel_id, alert_id, sequence, attempts, last_status, last_error)
       SELECT notification.id, channel.id, alert_id, 1, 2, 502, 'HTTP 502' FROM notification, channel
     )
     SELECT id, platform_id FROM alert`,
    [`https://a${(count += 1)}.example/`],
  );
  return { id: String(made?.['id']), platformId: String(made?.['platform_id']) };
}

const decide = (id: string, state: string, reason: string | null = null) =>
  api.call(`/alerts/${id}/decision`, { body: { state, reason } });

describe('an alert', () => {
  it('tells what changed and who was told', async () => {
    const { id, platformId } = await alert();
    const { body } = await api.call(`/alerts/${id}`);
    expect(AlertDetail.parse(body)).toMatchObject({
      platformId,
      platformName: '星辰',
      state: 'open',
      resolvedAt: null,
      changes: [{ kind: 'price-up', from: 17_800, to: 20_800, evidence: ['k'] }],
      deliveries: [
        {
          channelName: '群',
          reason: 'opened',
          state: 'pending',
          attempts: 2,
          lastStatus: 502,
          sentAt: null,
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('hook.example');
  });

  it('is acknowledged, then resolved, and then stays as it is', async () => {
    const { id } = await alert();
    expect(await decide(id, 'acknowledged')).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', resolvedAt: null },
    });
    const resolved = await decide(id, 'resolved');
    expect(resolved).toMatchObject({
      status: 200,
      body: { state: 'resolved', resolvedAt: expect.any(String) },
    });
    for (const state of ['acknowledged', 'resolved', 'dismissed']) {
      expectProblem(await decide(id, state, 'not-so'), 409, 'alert-ended');
    }
    expect((await api.call(`/alerts/${id}`)).body).toEqual(resolved.body);
  });

  it('can be a false alarm, but not without a reason', async () => {
    const { id } = await alert();
    const several = { ids: [id], state: 'dismissed' };
    for (const answer of [
      await decide(id, 'dismissed'),
      await api.call('/alerts/decisions', { body: several }),
    ]) {
      const problem = expectProblem(answer, 400, 'invalid-input');
      expect(faults(problem)).toEqual([['/reason', 'required']]);
    }
    expect(await decide(id, 'dismissed', 'not-so')).toMatchObject({
      status: 200,
      body: { state: 'dismissed', resolvedAt: expect.any(String) },
    });
  });

  it('keeps who said what of it, and why it was false', async () => {
    const { id } = await alert();
    const said = { who: '小王', note: '已联系', state: 'acknowledged' };
    await api.call(`/alerts/${id}/decision`, { body: said });
    const { body } = await api.call(`/alerts/${id}/decision`, {
      body: { state: 'dismissed', who: '老板', reason: 'too-sensitive' },
    });
    expect(AlertDetail.parse(body).words).toMatchObject([
      { word: 'acknowledged', who: '小王', note: '已联系', reason: null },
      { word: 'dismissed', who: '老板', reason: 'too-sensitive' },
    ]);
  });

  it('is snoozed until an instant ahead, or woken', async () => {
    const { id } = await alert();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const snooze = (end: string | null) =>
      api.call(`/alerts/${id}/snooze`, { body: { until: end } });
    expect((await snooze(until)).body).toMatchObject({
      state: 'open',
      snoozedUntil: until,
      mutedBy: 'snoozed',
    });
    expect((await snooze(null)).body).toMatchObject({ snoozedUntil: null, mutedBy: null });
    const past = await snooze(new Date(0).toISOString());
    expect(faults(expectProblem(past, 400, 'invalid-input'))).toEqual([['/until', 'in-the-past']]);
  });

  it('takes a word together with others, but for those that have ended', async () => {
    const [first, second, over] = [await alert(), await alert(), await alert()].map(({ id }) => id);
    await decide(over ?? '', 'resolved');
    const ids = [first, second, over];
    const acknowledged = await api.call('/alerts/decisions', {
      body: { ids, state: 'acknowledged', who: '小王' },
    });
    expect(acknowledged.status).toBe(200);
    const { said, ended } = AlertsSaid.parse(acknowledged.body);
    expect(new Set(said)).toEqual(new Set([first, second]));
    expect(ended).toEqual([over]);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await api.call('/alerts/snoozes', { body: { ids, until } });
    for (const id of [first, second]) {
      const { body } = await api.call(`/alerts/${id}`);
      expect(AlertDetail.parse(body)).toMatchObject({
        state: 'acknowledged',
        snoozedUntil: until,
        words: [{ word: 'acknowledged', who: '小王' }, { word: 'snoozed' }],
      });
    }
    for (const none of [{ ids: [], until }, { ids }]) {
      expectProblem(await api.call('/alerts/snoozes', { body: none }), 400, 'invalid-input');
    }
  });

  it('is found among those nobody is told of', async () => {
    const [told, muted] = [await alert(), await alert()];
    await api.test.sql(`UPDATE alert SET muted_by = 'outage' WHERE id = $1`, [muted.id]);
    const { body } = await api.call('/alerts?muted=true&limit=100');
    const found = pageOf(AlertRow)
      .parse(body)
      .items.map(({ id }) => id);
    expect(found).toContain(muted.id);
    expect(found).not.toContain(told.id);
    const counts = async (id: string) => {
      const platform = await api.call(`/platforms/${id}`);
      return platform.body as { openAlerts: number; mutedAlerts: number };
    };
    expect(await counts(told.platformId)).toMatchObject({ openAlerts: 1, mutedAlerts: 0 });
    expect(await counts(muted.platformId)).toMatchObject({ openAlerts: 1, mutedAlerts: 1 });
  });

  it('says what lies with the platform', async () => {
    const { id, platformId } = await alert();
    await api.test.sql(
      `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
       VALUES ('entry/x', now(), $1, 'exposure', 'observed', 0,
         '{"fields":{"balance":1286000,"deposits":0,"openOrders":600}}')`,
      [platformId],
    );
    const { body } = await api.call(`/alerts/${id}?profile=medium`);
    expect(AlertDetail.parse(body)).toMatchObject({
      exposure: { balance: 1_286_000, openOrders: 600 },
      alternatives: [],
      certainty: { looks: 1, coverage: null },
    });
  });

  it('names those that are better beyond chance and pass every floor', async () => {
    const { id, platformId } = await alert();
    const scored = (platform: string, status: string, value: number, spread: number) =>
      api.test.sql(
        `INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
         VALUES ($1, 'community', 1, now(), $2, $3, $4)`,
        [
          platform,
          status,
          value,
          JSON.stringify({ grade: 'A', coverage: 0.5, lo: value - spread, hi: value + spread }),
        ],
      );
    const other = async (name: string, status: string, value: number, spread: number) => {
      const [made] = await api.test.sql(
        `INSERT INTO platform (name, site_url, host_key) VALUES ($1, $2, 'b') RETURNING id`,
        [name, `https://better${(count += 1)}.example/`],
      );
      await scored(String(made?.['id']), status, value, spread);
    };
    const named = async (needs = '') => {
      const { body } = await api.call(`/alerts/${id}?profile=community&needs=${needs}`);
      return AlertDetail.parse(body).alternatives.map(({ name }) => name);
    };
    await other('通惠', 'ok', 88, 4);
    await other('更好', 'ok', 90, 4);
    await other('重叠', 'ok', 95, 30);
    await other('底线未过', 'vetoed', 99, 1);
    await other('底线未核实', 'unverified', 99, 1);
    expect(await named()).toEqual([]);
    await scored(platformId, 'ok', 70, 5);
    expect(await named()).toEqual(['更好', '通惠']);
    const knows = (name: string, met: string[], floors: object[]) =>
      api.test.sql(
        `INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
         SELECT id, 1, now(), $2 FROM platform WHERE name = $1`,
        [
          name,
          JSON.stringify({
            checklists: { small: met.map((topic) => ({ topic, state: 'met' })) },
            floors,
          }),
        ],
      );
    const brand = (result: string) => ({ id: 'authorisation', subject: result, result });
    await knows('更好', ['moq'], [brand('pass'), brand('fail')]);
    await knows('通惠', ['moq', 'mixed-batch'], [brand('pass'), brand('unknown')]);
    expect(await named('moq')).toEqual(['更好', '通惠']);
    expect(await named('moq,mixed-batch')).toEqual(['通惠']);
    expect(await named('authorised')).toEqual(['通惠']);
    expect(await named('no-agency-fee')).toEqual([]);
    const odd = await api.call(`/alerts/${id}?needs=in-use`);
    expectProblem(odd, 400, 'invalid-input');
  });

  it('is marked while one of its troubles comes and goes', async () => {
    const { id, platformId } = await alert();
    const isFlapping = async () => {
      const { body } = await api.call(`/alerts/${id}`);
      return AlertDetail.parse(body).flapping;
    };
    const remember = (flapping: number | null) =>
      api.test.sql(
        `INSERT INTO alert_memory (platform_id, children) VALUES ($1, $2)
         ON CONFLICT (platform_id) DO UPDATE SET children = excluded.children`,
        [platformId, JSON.stringify({ 'price-up/2': { flapping } })],
      );
    expect(await isFlapping()).toBe(false);
    await remember(Date.now());
    expect(await isFlapping()).toBe(true);
    await remember(null);
    expect(await isFlapping()).toBe(false);
  });

  it('takes no word but those three', async () => {
    const { id } = await alert();
    for (const state of ['open', 'snoozed', '']) {
      expect(faults(expectProblem(await decide(id, state), 400, 'invalid-input'))).toEqual([
        ['/state', 'not-an-option'],
      ]);
    }
    expectProblem(
      await decide('00000000-0000-4000-8000-000000000000', 'resolved'),
      404,
      'not-found',
    );
  });

  it('counts on its platform’s row while it lives', async () => {
    const { id, platformId } = await alert();
    const open = async () => {
      const { body } = await api.call(`/platforms/${platformId}`);
      return (body as { openAlerts: number }).openAlerts;
    };
    expect(await open()).toBe(1);
    await decide(id, 'acknowledged');
    expect(await open()).toBe(1);
    await decide(id, 'resolved');
    expect(await open()).toBe(0);
  });
});
