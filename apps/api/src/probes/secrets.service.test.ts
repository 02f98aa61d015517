import { PlatformDetail, ProbeView } from '@kaopu/contracts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const CANARY = 'canary-password-55';
const login = { host: 'mail.buyer.example', port: 993, security: 'tls', user: 'buyer' };
const account = {
  from: 'buyer@buyer.example',
  smtp: { ...login, port: 465, password: CANARY },
  imap: { ...login, password: CANARY },
};
const config = { channel: 'mail', address: 'desk@shop.example', account };
const probe = { kind: 'support-response', config, intervalSeconds: 302_400 };

const stored = () => api.test.sql('SELECT config FROM probe');

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
  expect(JSON.stringify(await stored())).toContain(CANARY);

  const change = { config: { ...(view?.config as object), sending: true } };
  const changed = await api.call(`/probes/${view?.id}`, { method: 'PATCH', body: change });
  expect(changed.status).toBe(200);
  expect(ProbeView.parse(changed.body).config).toMatchObject({ sending: true });
  expect(JSON.stringify(changed.body)).not.toContain(CANARY);
  expect(JSON.stringify(await stored())).toContain(CANARY);
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

it('no password lies about in a trial', async () => {
  const body = { kind: 'try', probeKind: 'support-response', config };
  const problem = expectProblem(await api.call('/trials', { body }), 422, 'trial-with-secrets');
  expect(problem.title).toBe('不能试运行');
  expect(await api.test.sql('SELECT 1 FROM trial')).toEqual([]);
});

it('the catalogue says which fields are write-only', async () => {
  const kinds = await api.call('/probe-kinds');
  expect(JSON.stringify(kinds.body)).toMatch(/"password":\{[^{}]*"writeOnly":true/);
});
