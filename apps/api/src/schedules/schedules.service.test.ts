import { ComingTimes, PlatformDetail, ProbeView } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

let count = 0;
const timeZone = 'Asia/Shanghai';
const WORKING = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

async function register(timing: object): Promise<ProbeView> {
  const siteUrl = `https://timed-${(count += 1)}.example/`;
  const probes = [{ kind: 'availability', config: { url: siteUrl }, ...timing }];
  const made = await api.call('/platforms', { body: { name: 'x', siteUrl, probes } });
  expect(made.status).toBe(201);
  const [probe] = PlatformDetail.parse(made.body).probes;
  if (probe === undefined) throw new Error('no probe was registered');
  return probe;
}

const change = async (id: string, body: unknown) =>
  ProbeView.parse((await api.call(`/probes/${id}`, { method: 'PATCH', body })).body);

const preview = (body: object) => api.call('/schedules/preview', { body });

async function coming(body: object): Promise<ComingTimes> {
  const answer = await preview(body);
  expect(answer.status).toBe(200);
  return ComingTimes.parse(answer.body);
}

/** On a clock in Shanghai. */
const local = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000);

describe('a probe', () => {
  it('looks by a cron line, in Shanghai unless another zone is named', async () => {
    const probe = await register({ schedule: { kind: 'cron', cron: '30 9 * * 1-5' } });
    expect(probe).toMatchObject({
      schedule: { kind: 'cron', cron: '30 9 * * 1-5', timeZone },
      intervalSeconds: 86_400,
    });
    expect(probe.nextDue).toMatch(/T01:30:00.000Z$/);
    const { at, exact } = await coming({ schedule: probe.schedule, probeId: probe.id });
    expect([at.length, exact]).toEqual([5, true]);
    expect(at[0]).toBe(probe.nextDue);
    for (const time of at) expect([1, 2, 3, 4, 5]).toContain(local(time).getUTCDay());
    expect(
      await api.test.sql('SELECT longest_gap_seconds AS gap FROM probe WHERE id = $1', [probe.id]),
    ).toEqual([{ gap: 3 * 86_400 }]);
  });

  it('looks within windows, and at random', async () => {
    const schedule = { kind: 'interval', windows: [WORKING] };
    const probe = await register({ intervalSeconds: 600, schedule });
    const times = await coming({ intervalSeconds: 600, schedule, probeId: probe.id });
    expect(times.at[0]).toBe(probe.nextDue);
    for (const time of times.at) {
      const [day, hour] = [local(time).getUTCDay(), local(time).getUTCHours()];
      expect(day >= 1 && day <= 5 && hour >= 9 && hour < 18).toBe(true);
    }
    const random = await register({ intervalSeconds: 3_600, schedule: { kind: 'random' } });
    expect(random.schedule).toEqual({ kind: 'random', timeZone, windows: [] });
    expect(Date.parse(random.nextDue ?? '')).toBeGreaterThan(Date.now());
  });

  it('keeps no schedule for an interval round the clock', async () => {
    const probe = await register({ intervalSeconds: 600, schedule: { kind: 'interval' } });
    expect(probe).toMatchObject({ schedule: null, intervalSeconds: 600 });
    const { at, exact } = await coming({ intervalSeconds: 600, probeId: probe.id });
    expect([at[0], exact]).toEqual([probe.nextDue, true]);
    expect((await coming({ intervalSeconds: 600 })).exact).toBe(false);
  });

  it('changes from one to the other, and keeps its schedule through a pause', async () => {
    const { id } = await register({ intervalSeconds: 600 });
    const schedule = { kind: 'cron' as const, cron: '0 12 * * *', timeZone: 'Europe/Berlin' };
    const timed = await change(id, { schedule });
    expect(timed).toMatchObject({ schedule, intervalSeconds: 86_400 });
    expect(await change(id, { enabled: false })).toMatchObject({ schedule, nextDue: null });
    expect(await change(id, { enabled: true })).toMatchObject({ schedule, nextDue: timed.nextDue });
    const plain = { schedule: null, intervalSeconds: 900 };
    expect(await change(id, plain)).toMatchObject(plain);
    expect(await api.test.sql('SELECT longest_gap_seconds FROM probe WHERE id = $1', [id])).toEqual(
      [{ longest_gap_seconds: null }],
    );
  });
});

describe('what is wrong is said at its field', () => {
  it.each([
    [{ schedule: { kind: 'cron', cron: 'every day' } }, '/schedule/cron', 'cron-invalid'],
    [{ schedule: { kind: 'cron', cron: '0 0 30 2 *' } }, '/schedule/cron', 'cron-never'],
    [
      { schedule: { kind: 'cron', cron: '0 0 * * *', timeZone: 'Asia/Nowhere' } },
      '/schedule/timeZone',
      'time-zone-unknown',
    ],
    [{ schedule: { kind: 'weekly' } }, '/schedule/kind', 'not-an-option'],
    [{ schedule: { kind: 'random' } }, '/intervalSeconds', 'required'],
    [{}, '/intervalSeconds', 'required'],
    [
      { schedule: { kind: 'random' }, intervalSeconds: 30 },
      '/intervalSeconds',
      'interval-too-short',
    ],
    // In so short a time each of a week's looks would follow the last within a second.
    [
      {
        schedule: { kind: 'random', windows: [{ days: [1], from: '12:00', to: '13:00' }] },
        intervalSeconds: 60,
      },
      '/intervalSeconds',
      'interval-too-short',
    ],
    [
      {
        schedule: { kind: 'interval', windows: [{ ...WORKING, from: '25:00' }] },
        intervalSeconds: 60,
      },
      '/schedule/windows/0/from',
      'time-invalid',
    ],
    [
      {
        schedule: { kind: 'interval', windows: [{ ...WORKING, to: '09:00' }] },
        intervalSeconds: 60,
      },
      '/schedule/windows/0/to',
      'window-empty',
    ],
    [
      { schedule: { kind: 'interval', windows: [{ ...WORKING, days: [8] }] }, intervalSeconds: 60 },
      '/schedule/windows/0/days/0',
      'too-big',
    ],
  ])('%j', async (body, path, code) => {
    expect(faults(expectProblem(await preview(body), 400, 'invalid-input'))).toEqual([
      [path, code],
    ]);
  });

  it('in both languages', async () => {
    const body = { schedule: { kind: 'cron', cron: '* *' } };
    expect(JSON.stringify((await preview(body)).body)).toContain('分 时 日 月 星期');
    const headers = { 'accept-language': 'en' };
    const english = await api.call('/schedules/preview', { body, headers });
    expect(JSON.stringify(english.body)).toContain('minute, hour, day, month, weekday');
  });

  it('a site is not looked at more often than it has to bear, by a cron line neither', async () => {
    const probe = {
      kind: 'support-response',
      config: { channel: 'live-helper-chat', chatUrl: 'https://shop.example/lhc/' },
      schedule: { kind: 'cron', cron: '0 9 * * *' },
    };
    const body = { name: 'x', siteUrl: 'https://hasty.example/', probes: [probe] };
    const refused = await api.call('/platforms', { body });
    expect(faults(expectProblem(refused, 400, 'invalid-input'))).toEqual([
      ['/probes/0/schedule/cron', 'interval-too-short'],
    ]);
  });
});
