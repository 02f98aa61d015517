import { PlatformDetail, ProbeView } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faults, expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const KEY = 'dealer-key-7f3a9c';
const ACCOUNT = 'dealer-account-10001';

let count = 0;

/** A registered platform with one probe that has credentials. */
async function registered(): Promise<{
  id: string;
  probeId: string;
  siteUrl: string;
  answer: string;
}> {
  count += 1;
  const siteUrl = `https://dealer-${count}.example/`;
  const config = {
    connector: 'caihong',
    siteUrl,
    products: [{ ref: '1', title: '爱奇艺年卡' }],
    user: ACCOUNT,
    pass: KEY,
  };
  const probes = [{ kind: 'price-drift', config, intervalSeconds: 3_600 }];
  const made = await api.call('/platforms', { body: { name: 'dealer', siteUrl, probes } });
  const platform = PlatformDetail.parse(made.body);
  const [probe] = platform.probes;
  return { id: platform.id, probeId: probe?.id ?? '', siteUrl, answer: JSON.stringify(made.body) };
}

async function stored(probeId: string): Promise<Record<string, unknown>> {
  const [row] = await api.test.sql('SELECT config FROM probe WHERE id = $1', [probeId]);
  return row?.['config'] as Record<string, unknown>;
}

async function change(probeId: string, body: unknown) {
  return api.call(`/probes/${probeId}`, { method: 'PATCH', body });
}

describe('credentials of a probe', () => {
  it('are kept and never answered', async () => {
    const { id, probeId, answer } = await registered();
    expect(await stored(probeId)).toMatchObject({ user: ACCOUNT, pass: KEY });
    const read = await api.call(`/platforms/${id}`);
    const paused = await change(probeId, { enabled: false });
    for (const said of [answer, JSON.stringify(read.body), JSON.stringify(paused.body)]) {
      expect(said).toContain('"connector":"caihong"');
      expect(said).not.toContain(KEY);
      expect(said).not.toContain(ACCOUNT);
    }
  });

  it('stay when a change leaves them out, or leaves them empty', async () => {
    const { probeId } = await registered();
    const shown = ProbeView.parse((await change(probeId, { enabled: true })).body).config;
    const products = [{ ref: '2', title: '优酷年卡' }];
    const changed = await change(probeId, { config: { ...(shown as object), products } });
    expect(changed.status).toBe(200);
    expect(await stored(probeId)).toMatchObject({ user: ACCOUNT, pass: KEY, products });
    await change(probeId, { config: { ...(shown as object), user: '', pass: 'a-new-key' } });
    expect(await stored(probeId)).toMatchObject({ user: ACCOUNT, pass: 'a-new-key' });
  });

  it('are not sent to another site: they have to be entered again', async () => {
    const { probeId } = await registered();
    const shown = ProbeView.parse((await change(probeId, { enabled: true })).body).config;
    const moved = { ...(shown as object), siteUrl: 'https://elsewhere.example/' };
    const problem = expectProblem(await change(probeId, { config: moved }), 400, 'invalid-input');
    expect(faults(problem)).toEqual([
      ['/config/user', 'required'],
      ['/config/pass', 'required'],
    ]);
    expect(await stored(probeId)).not.toMatchObject({ siteUrl: 'https://elsewhere.example/' });
  });

  it('are not repeated in a refusal', async () => {
    const { siteUrl } = await registered();
    const config = { connector: 'caihong', siteUrl, products: [], user: ACCOUNT, pass: [KEY] };
    const refused = await api.call('/trials', {
      body: { kind: 'try', probeKind: 'price-drift', config },
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toContain(KEY);
  });

  it('are marked in the catalogue, so that a form hides them', async () => {
    const kinds = JSON.stringify((await api.call('/probe-kinds')).body);
    expect(kinds.match(/"secret":true/g)?.length).toBeGreaterThanOrEqual(10);
  });
});

const CANARY = 'canary-password-55';
const login = { host: 'mail.buyer.example', port: 993, security: 'tls', user: 'buyer' };
const account = {
  from: 'buyer@buyer.example',
  smtp: { ...login, port: 465, password: CANARY },
  imap: { ...login, password: CANARY },
};
const config = { channel: 'mail', address: 'desk@shop.example', account };
const probe = { kind: 'support-response', config, intervalSeconds: 302_400 };

const configs = () => api.test.sql('SELECT config FROM probe');

it('passwords can be written and never be read, and stay through other changes', async () => {
  const body = { name: 'shop', siteUrl: 'https://secret.example/', probes: [probe] };
  const made = await api.call('/platforms', { body });
  expect(made.status).toBe(201);
  const { id, probes } = PlatformDetail.parse(made.body);
  const [view] = probes;
  const shown = await api.call(`/platforms/${id}`);
  const list = await api.call('/platforms');
  const observations = await api.call(`/platforms/${id}/observations`);
  for (const answer of [made, shown, list, observations]) {
    expect(JSON.stringify(answer.body)).not.toContain(CANARY);
  }
  expect(view?.config).toMatchObject({ account: { smtp: { host: login.host } } });
  expect(JSON.stringify(await configs())).toContain(CANARY);

  const change = { config: { ...(view?.config as object), sending: true } };
  const changed = await api.call(`/probes/${view?.id}`, { method: 'PATCH', body: change });
  expect(changed.status).toBe(200);
  expect(ProbeView.parse(changed.body).config).toMatchObject({ sending: true });
  expect(JSON.stringify(changed.body)).not.toContain(CANARY);
  expect(JSON.stringify(await configs())).toContain(CANARY);
});

it('a stored password goes to no other server', async () => {
  const body = { name: 'shop', siteUrl: 'https://steal.example/', probes: [probe] };
  const { probes } = PlatformDetail.parse((await api.call('/platforms', { body })).body);
  const elsewhere = { ...login, host: 'evil.example' };
  const stolen = { ...config, account: { ...account, smtp: elsewhere, imap: elsewhere } };
  const answer = await api.call(`/probes/${probes[0]?.id}`, {
    method: 'PATCH',
    body: { config: stolen },
  });
  const problem = expectProblem(answer, 400, 'invalid-input');
  expect(JSON.stringify(problem)).not.toContain(CANARY);
});
