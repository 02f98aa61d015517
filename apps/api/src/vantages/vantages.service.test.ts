import { VantageCreated, Vantages, WorkForVantage, type VantageLook } from '@kaopu/contracts';
import { askVantages, claimLook, vantageAnswers, type Asked, type Claim } from '@kaopu/db';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

const SITE = 'http://127.0.0.1:9/';
const WORK = {
  kind: 'availability',
  config: {},
  siteUrl: SITE,
  robots: 'respect',
  robotsText: null,
};
const TERMS = { most: 2, waitMs: 60_000, trustedOnly: false };

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'), { KAOPU_ALLOW_PRIVATE: '127.0.0.0/8' });
});
afterAll(() => api.stop());
beforeEach(() =>
  api.test.sql('TRUNCATE vantage, vantage_look, vantage_rule, platform, host CASCADE'),
);

async function add(name: string): Promise<VantageCreated> {
  const made = await api.call('/vantages', { body: { name } });
  expect(made.status).toBe(201);
  return VantageCreated.parse(made.body);
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function poll({ name, token }: { name: string; token: string }, waitSeconds = 0) {
  return api.call('/vantage/work', {
    headers: bearer(token),
    body: { name, most: 8, waitSeconds },
  });
}

/** A platform's look that is claimed, for vantages to bear out. */
async function claimed(): Promise<Claim> {
  const probe = { kind: 'availability', config: { url: SITE }, intervalSeconds: 3_600 };
  const made = await api.call('/platforms', {
    body: { name: 'shop', siteUrl: SITE, probes: [probe] },
  });
  expect(made.status).toBe(201);
  const [row] = await api.test.sql('SELECT id FROM probe');
  const claim = await claimLook(api.test.db, String(row?.['id']), 60_000);
  if (claim === null) throw new Error('nothing to claim');
  return claim;
}

async function asked(vantage: VantageCreated): Promise<{ look: VantageLook; asked: Asked[] }> {
  await poll(vantage);
  const asking = await askVantages(api.test.db, await claimed(), WORK, TERMS);
  const { looks } = WorkForVantage.parse((await poll(vantage)).body);
  const [look] = looks;
  if (look === undefined) throw new Error('no work');
  return { look, asked: asking };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function handInBytes(token: string, { id, take }: VantageLook, bytes: Buffer, hash?: string) {
  const query = new URLSearchParams({ take, sha256: hash ?? sha256(bytes), mime: 'text/html' });
  const response = await fetch(
    `${api.url}/api/v1/vantage/looks/${id}/evidence?${query.toString()}`,
    {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/octet-stream' },
      body: bytes,
    },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

function handIn(token: string, { id, take }: VantageLook, evidence: unknown[] = []) {
  return api.call(`/vantage/looks/${id}`, {
    headers: bearer(token),
    body: {
      take,
      outcome: { kind: 'unknown', cause: 'blocked', detail: 'HTTP 403' },
      startedAt: '2026-11-29T00:00:00.000Z',
      ms: 12,
      evidence,
    },
  });
}

describe('vantages', () => {
  it('are registered, listed and revoked; the token is shown once and kept nowhere', async () => {
    const made = await add('广州 1');
    expect(made).toMatchObject({ name: '广州 1', trusted: false, state: 'new', seenAt: null });
    expectProblem(await api.call('/vantages', { body: { name: '广州 1' } }), 409, 'vantage-exists');
    expect((await poll(made)).status).toBe(200);
    const list = await api.call('/vantages');
    expect(Vantages.parse(list.body)).toMatchObject({
      items: [{ name: '广州 1', state: 'up', asked: 0, differing: null }],
      here: { asked: 0 },
      rule: { ask: 2, quorum: 2, waitSeconds: 45 },
    });
    expect(JSON.stringify(list.body)).not.toContain(made.token);
    const stored = await api.test.sql('SELECT v::text FROM vantage v');
    expect(JSON.stringify(stored)).not.toContain(made.token);

    expect((await api.call(`/vantages/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await poll(made), 401, 'vantage-token');
    expectProblem(await api.call(`/vantages/${made.id}`, { method: 'DELETE' }), 404, 'not-found');
    const again = await add('广州 1');
    expect(again.id).toBe(made.id);
    expect((await poll(again)).status).toBe(200);
    expectProblem(await poll({ ...made }), 401, 'vantage-token');
  });

  it('have names that can stand on a command line', async () => {
    for (const name of ['', '--server', 'a\nb', 'x'.repeat(61)]) {
      const problem = expectProblem(
        await api.call('/vantages', { body: { name } }),
        400,
        'invalid-input',
      );
      expect(faults(problem)[0]?.[0]).toBe('/name');
    }
  });

  it('decide by a rule that cannot ask for more voices than there may be', async () => {
    const put = (body: unknown) => api.call('/vantages/rule', { method: 'PUT', body });
    const rule = { ask: 3, quorum: 4, waitSeconds: 30 };
    expect((await put(rule)).status).toBe(200);
    expect((await api.call('/vantages')).body).toMatchObject({ rule });
    const problem = expectProblem(await put({ ...rule, quorum: 5 }), 400, 'invalid-input');
    expect(faults(problem)).toEqual([['/quorum', 'quorum-too-large']]);
  });
});

describe('a token', () => {
  it.each([
    ['none', {}],
    ['another', bearer(`kvt_${'A'.repeat(43)}`)],
    ['another form', { authorization: 'Bearer x' }],
    ['another scheme', { authorization: 'Basic a2F2' }],
  ])('has to come along, not %s', async (_which, headers) => {
    const answer = await api.call('/vantage/work', {
      headers,
      body: { name: 'a', most: 1, waitSeconds: 0 },
    });
    expectProblem(answer, 401, 'vantage-token');
  });

  it('that is revoked ends the waiting for work, too', async () => {
    const vantage = await add('a');
    await poll(vantage);
    const waiting = poll(vantage, 25);
    await expect
      .poll(() => api.test.sql(`SELECT 1 FROM vantage WHERE seen_at > created_at`))
      .toHaveLength(1);
    await api.call(`/vantages/${vantage.id}`, { method: 'DELETE' });
    expectProblem(await waiting, 401, 'vantage-token');
  });

  it('belongs to one name', async () => {
    const { token } = await add('a');
    expectProblem(await poll({ name: 'b', token }), 403, 'vantage-name');
  });

  /** As from a machine elsewhere, by a name that no browser of the merchant's may use. */
  function fromElsewhere(path: string, method: string, token: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const asking = request(
        `${api.url}/api/v1${path}`,
        { method, headers: { host: 'kaopu.example', ...bearer(token), 'content-length': '0' } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      asking.once('error', reject).end();
    });
  }

  it('opens what vantages call, by any name of the server, and nothing else', async () => {
    const { token } = await add('a');
    expect(await fromElsewhere('/vantage/work', 'POST', token)).toBe(400);
    for (const [path, method] of [
      ['/vantages', 'GET'],
      ['/vantages', 'POST'],
      ['/platforms', 'GET'],
      ['/health', 'GET'],
      ['/%76antage/../platforms', 'GET'],
      ['/vantage/../platforms', 'GET'],
    ] as const) {
      expect([path, await fromElsewhere(path, method, token)]).toEqual([path, 403]);
    }
  });
});

describe('a look for a vantage', () => {
  it('comes while it waits, and is handed in with its evidence', async () => {
    const vantage = await add('a');
    await poll(vantage);
    const waiting = poll(vantage, 20);
    const asking = await askVantages(api.test.db, await claimed(), WORK, TERMS);
    expect(asking).toHaveLength(1);
    const [look] = WorkForVantage.parse((await waiting).body).looks;
    expect(look).toMatchObject(WORK);
    if (look === undefined) return;
    const bytes = Buffer.from('<h1>403</h1>');
    expect((await handInBytes(vantage.token, look, bytes)).status).toBe(204);
    const piece = { sha256: sha256(bytes), url: SITE, mime: 'text/html' };
    expect((await handIn(vantage.token, look, [piece])).status).toBe(204);
    const [answer] = await vantageAnswers(
      api.test.db,
      asking.map(({ id }) => id),
    );
    expect(answer?.answer).toMatchObject({
      outcome: { cause: 'blocked' },
      evidence: [{ ...piece, size: bytes.length }],
    });
    const kept = await fetch(`${api.url}/api/v1/evidence/${piece.sha256}`);
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes);
    // Once is all.
    expectProblem(await handIn(vantage.token, look), 409, 'vantage-look-over');
  });

  it('takes no bytes that are others than it says, nor too many, nor cites what did not come', async () => {
    const vantage = await add('a');
    const { look } = await asked(vantage);
    const { token } = vantage;
    const wrong = await handInBytes(token, look, Buffer.from('a'), 'b'.repeat(64));
    expectProblem(wrong, 422, 'evidence-hash');
    const large = Buffer.alloc(12_000_001);
    expectProblem(await handInBytes(token, look, large), 413, 'too-large');
    for (const fill of [1, 2]) {
      const status = (await handInBytes(token, look, Buffer.alloc(12_000_000, fill))).status;
      expect(status).toBe(204);
    }
    expectProblem(await handInBytes(token, look, Buffer.from('x')), 409, 'vantage-look-over');
    const missing = { sha256: 'c'.repeat(64), url: SITE, mime: 'text/html' };
    expectProblem(await handIn(token, look, [missing]), 422, 'evidence-missing');
  });

  it('is one vantage’s, and only as long as somebody waits', async () => {
    const [a, b] = [await add('a'), await add('b')];
    const { look } = await asked(a);
    expectProblem(await handIn(b.token, look), 409, 'vantage-look-over');
    const other = { ...look, take: '00000000-0000-4000-8000-000000000000' };
    expectProblem(await handIn(a.token, other), 409, 'vantage-look-over');
    await api.test.sql(`UPDATE vantage_look SET until = now() - interval '1 second'`);
    expectProblem(await handInBytes(a.token, look, Buffer.from('x')), 409, 'vantage-look-over');
    expectProblem(await handIn(a.token, look), 409, 'vantage-look-over');
  });
});
