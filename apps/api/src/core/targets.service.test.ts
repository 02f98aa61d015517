import { PlatformDetail } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

const OURS = [
  'http://127.0.0.1:8866/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::1]/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://localhost/',
  'http://metadata.google.internal/',
  'http://10.1.2.3/',
];
const probe = (url: string, intervalSeconds = 600) => ({
  kind: 'availability',
  config: { url },
  intervalSeconds,
});

describe('addresses of our own network', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi(inject('postgresUrl'));
  });
  afterAll(() => api.stop());

  it.each(OURS)('%s is refused as site, page of a probe, trial and channel', async (url) => {
    const asked: [string, unknown, string][] = [
      ['/platforms', { name: 'x', siteUrl: url }, '/siteUrl'],
      [
        '/platforms',
        { name: 'x', siteUrl: 'https://shop.example/', probes: [probe(url)] },
        '/probes/0/config/url',
      ],
      ['/trials', { kind: 'detect', url }, '/url'],
      ['/trials', { kind: 'try', probeKind: 'availability', config: { url } }, '/config/url'],
      ['/channels', { name: 'x', kind: 'webhook', settings: { url } }, '/settings/url'],
    ];
    for (const [path, body, place] of asked) {
      const problem = expectProblem(await api.call(path, { body }), 422, 'target-not-allowed');
      expect(faults(problem)).toEqual([[place, 'private-address']]);
    }
  });

  it('are refused with a sentence that says why, and who can allow them', async () => {
    const body = { name: 'x', siteUrl: 'http://127.0.0.1/' };
    const zh = expectProblem(await api.call('/platforms', { body }), 422, 'target-not-allowed');
    expect(zh.detail).toMatch(/不探测本机.*KAOPU_ALLOW_PRIVATE/);
    const headers = { 'accept-language': 'en' };
    const en = expectProblem(
      await api.call('/platforms', { body, headers }),
      422,
      'target-not-allowed',
    );
    expect(en.detail).toMatch(/this machine.*KAOPU_ALLOW_PRIVATE/);
  });

  it('hide in no spelling of a URL', async () => {
    for (const siteUrl of [
      'http:127.0.0.1',
      'http:/127.0.0.1/',
      'http:\\\\127.0.0.1',
      'ht\ttp://127.0.0.1/',
      'http://127.0.0.1\\@shop.example/',
      ' http://127.0.0.1/',
    ]) {
      const answer = await api.call('/platforms', { body: { name: 'x', siteUrl } });
      expect([siteUrl, answer.status >= 400 && answer.status < 500]).toEqual([siteUrl, true]);
    }
  });

  it('leave nothing behind when they were refused', async () => {
    for (const table of ['platform', 'probe', 'trial', 'channel']) {
      expect([table, await api.test.sql(`SELECT * FROM ${table}`)]).toEqual([table, []]);
    }
  });
});

describe('with KAOPU_ALLOW_PRIVATE=127.0.0.0/8', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi(inject('postgresUrl'), { KAOPU_ALLOW_PRIVATE: '127.0.0.0/8' });
  });
  afterAll(() => api.stop());

  it('loopback is a site like any other, looked at as often as wished', async () => {
    const siteUrl = 'http://127.0.0.1:41234/';
    const answer = await api.call('/platforms', {
      body: { name: 'x', siteUrl, probes: [probe(siteUrl, 5)] },
    });
    expect(answer).toMatchObject({ status: 201, body: { probes: [{ intervalSeconds: 5 }] } });
  });

  it('a loopback site is no cover for looking at a public one every five seconds', async () => {
    const body = {
      name: 'x',
      siteUrl: 'http://127.0.0.1:41235/',
      probes: [probe('https://shop.example/', 5)],
    };
    const problem = expectProblem(await api.call('/platforms', { body }), 400, 'invalid-input');
    expect(faults(problem)).toEqual([['/probes/0/intervalSeconds', 'interval-too-short']]);
  });

  it.each(['http://169.254.169.254/', 'http://[::1]/', 'http://192.168.0.1/'])(
    '%s stays refused',
    async (siteUrl) => {
      const answer = await api.call('/platforms', { body: { name: 'x', siteUrl } });
      expectProblem(answer, 422, 'target-not-allowed');
    },
  );

  it('a probe can be paused and resumed, but no more made to hurry', async () => {
    const siteUrl = 'https://hurried.example/';
    const made = await api.call('/platforms', {
      body: { name: 'x', siteUrl, probes: [probe(siteUrl)] },
    });
    const id = PlatformDetail.parse(made.body).probes[0]?.id ?? '';
    // As one that was set up when the rules were others.
    await api.test.sql('UPDATE probe SET interval_seconds = 10 WHERE id = $1', [id]);
    const change = (body: unknown) => api.call(`/probes/${id}`, { method: 'PATCH', body });
    expect(await change({ enabled: false })).toMatchObject({
      status: 200,
      body: { enabled: false, nextDue: null, intervalSeconds: 10 },
    });
    expect(await change({ enabled: true })).toMatchObject({ status: 200, body: { enabled: true } });
    expect(
      faults(expectProblem(await change({ intervalSeconds: 10 }), 400, 'invalid-input')),
    ).toEqual([['/intervalSeconds', 'interval-too-short']]);
    expect(await change({ intervalSeconds: 60 })).toMatchObject({
      status: 200,
      body: { intervalSeconds: 60 },
    });
    const wrong = await change({ config: { url: siteUrl, slowMs: 1 } });
    expect(faults(expectProblem(wrong, 400, 'invalid-input'))).toEqual([
      ['/config/slowMs', 'too-small'],
    ]);
    const away = await change({ config: { url: 'http://10.0.0.1/' } });
    expectProblem(away, 422, 'target-not-allowed');
  });

  it('asking for a look twice is asking once', async () => {
    const siteUrl = 'https://asked.example/';
    const made = await api.call('/platforms', {
      body: { name: 'x', siteUrl, probes: [probe(siteUrl)] },
    });
    const id = PlatformDetail.parse(made.body).probes[0]?.id ?? '';
    const first = await api.call(`/probes/${id}/run`, { method: 'POST' });
    const second = await api.call(`/probes/${id}/run`, { method: 'POST' });
    expect(first).toMatchObject({
      status: 202,
      body: { requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(second.body).toEqual(first.body);
  });
});
