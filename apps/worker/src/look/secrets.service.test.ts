import { createPlatform, createTrial, findTrial, openEvidence, takeTurn, type Db } from '@kaopu/db';
import { hostKey, parseAllow } from '@kaopu/net/address';
import { selfSigned } from '@kaopu/net/testing/certificate';
import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import { runTrial } from './trial.ts';

const KEY = 'dealer-key-7f3a9c';
const ACCOUNT = 'dealer-account-10001';
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };

let test: Parts;
let db: Db;
let shop: Server;
let siteUrl: string;
let dataDir: string;
const received: string[] = [];

/** A shop that repeats whatever it is sent: in the goods' name, in a header, in its address. */
function echo(body: string): string {
  const sent = Object.fromEntries(new URLSearchParams(body));
  const data = {
    tid: Number(sent['tid']),
    name: `年卡 ${body}`,
    price: '178.00',
    close: 0,
    stock: 5,
  };
  return JSON.stringify({ code: 0, msg: 'succ', data, sent });
}

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-secrets-'));
  shop = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url !== '/robots.txt') received.push(`${request.url} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json', 'x-echo': body.slice(0, 500) });
      response.end(echo(body));
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => shop.close(resolve));
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});

const tools = () => ({ ...loopbackTools(db, dataDir), allow: parseAllow('') });

function config() {
  const products = [{ ref: '1', title: '年卡' }];
  return { connector: 'caihong', siteUrl, products, user: ACCOUNT, pass: KEY };
}

async function probeId(): Promise<string> {
  const [known] = await test.sql('SELECT id FROM probe LIMIT 1');
  if (known !== undefined) return String(known['id']);
  await createPlatform(db, {
    name: 'dealer',
    siteUrl,
    hostKey: hostKey(siteUrl),
    storefront: 'caihong',
    legalName: null,
    uscc: null,
    probes: [
      {
        kind: 'price-drift',
        resource: 'http',
        config: config(),
        intervalSeconds: 7_200,
        enabled: true,
      },
    ],
  });
  const [probe] = await test.sql('SELECT id FROM probe LIMIT 1');
  return String(probe?.['id']);
}

describe('credentials sent to a shop that repeats them', () => {
  it('reach the shop in the form, and nothing that is kept of the look', async () => {
    const id = await probeId();
    await lookOnce(db, test.transport, tools(), OPTIONS, id);
    expect(received[0]).toContain(`pass=${KEY}`);
    expect(received[0]?.split(' ')[0]).not.toContain(KEY);

    const [observation] = await test.sql('SELECT status, seen, detail, evidence FROM observation');
    expect(observation).toMatchObject({
      status: 'observed',
      seen: { offers: [{ price: 17_800 }] },
    });
    const items = observation?.['evidence'] as { sha256: string; mime: string }[];
    expect(items.length).toBeGreaterThanOrEqual(2);
    const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
    const kept = await Promise.all(items.map(({ sha256 }) => files.get(sha256)));
    for (const said of [
      JSON.stringify(observation),
      ...kept.map((each) => Buffer.from(each ?? []).toString()),
    ]) {
      expect(said).not.toContain(KEY);
      expect(said).not.toContain(ACCOUNT);
    }
    expect(Buffer.from(kept[0] ?? []).toString()).toContain('[redacted]');
  });

  it('are gone from a trial once it is done', async () => {
    const request = { kind: 'try', probeKind: 'price-drift', config: config() };
    const trial = await createTrial(db, request);
    await runTrial(db, tools(), OPTIONS, trial.id);
    const done = await findTrial(db, trial.id);
    expect(done).toMatchObject({ state: 'done', request: { kind: 'try' } });
    expect(done?.result).toMatchObject({ kind: 'observed', seen: { offers: [{ price: 17_800 }] } });
    expect(JSON.stringify(done)).not.toContain(KEY);
  });

  it('do not go to whoever answers in its place, with a certificate nobody vouches for', async () => {
    let asked = 0;
    const certificate = selfSigned('localhost', new Date('2099-01-01'));
    const stranger = createTlsServer(certificate, (_request, response) => {
      asked += 1;
      response.end(echo(''));
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void stranger.close());
    const at = `https://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
    const request = {
      kind: 'try',
      probeKind: 'price-drift',
      config: { ...config(), siteUrl: at },
    };
    const trial = await createTrial(db, request);
    await runTrial(db, tools(), OPTIONS, trial.id);
    const { result } = (await findTrial(db, trial.id)) ?? {};
    expect(result).toMatchObject({ kind: 'unknown', cause: 'unreachable' });
    expect(JSON.stringify(result)).toContain('certificate not trusted');
    expect(asked).toBe(0);
  });
});

describe('the operator’s own key for a register that repeats it', () => {
  const REGISTER_KEY = 'register-key-91c2e7';

  it.each(['header', 'query'] as const)(
    'in the %s reaches it, and nothing that is kept',
    async (keyIn) => {
      const asked: string[] = [];
      const register = createServer((request, response) => {
        const sent = `${request.url} ${JSON.stringify(request.headers)}`;
        if (request.url !== '/robots.txt') asked.push(sent);
        const row = {
          企业名称: '甲网络有限公司',
          决定书文号: 'A1',
          处罚决定日期: '2026-01-02',
          处罚内容: sent,
        };
        response.writeHead(200, {
          'content-type': 'application/json',
          'x-echo': sent.slice(0, 900),
        });
        response.end(JSON.stringify({ code: 0, msg: sent, data: { total: 1, list: [row] } }));
      });
      await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void register.close());
      const url = `http://127.0.0.1:${(register.address() as AddressInfo).port}/`;
      const { platformId, probeId: id } = await watchedShop(db, url, {
        kind: 'public-records',
        config: {
          source: '登记处',
          url: `${url}query?name={name}&page={page}`,
          legalName: '甲网络有限公司',
          key: REGISTER_KEY,
          keyIn,
          listPath: 'data.list',
          totalPath: 'data.total',
        },
        intervalSeconds: 86_400,
      });
      await lookOnce(db, test.transport, tools(), OPTIONS, id);
      expect(asked.join()).toContain(REGISTER_KEY);

      const stored = await test.sql('SELECT * FROM observation WHERE platform_id = $1', [
        platformId,
      ]);
      expect(stored).toMatchObject([{ status: 'observed', seen: { state: 'found' } }]);
      const items = stored[0]?.['evidence'] as { sha256: string }[];
      expect(items.length).toBeGreaterThanOrEqual(2);
      const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
      const kept = await Promise.all(items.map(({ sha256 }) => files.get(sha256)));
      const said = [
        JSON.stringify(stored),
        ...kept.map((each) => Buffer.from(each ?? []).toString()),
      ];
      for (const text of said) expect(text).not.toContain(REGISTER_KEY);
      expect(said.slice(1).join()).toContain('[redacted]');
    },
  );
});

it('a turn is taken once in its time, whoever asks', async () => {
  const id = await probeId();
  const hour = 3_600_000;
  const asked = await Promise.all(Array.from({ length: 5 }, () => takeTurn(db, id, 'order', hour)));
  expect(asked.filter(Boolean)).toHaveLength(1);
  expect(await takeTurn(db, id, 'preview', hour)).toBe(true);
  await test.sql(
    `UPDATE probe_turn SET taken_at = now() - interval '61 minutes' WHERE what = 'order'`,
  );
  expect(await takeTurn(db, id, 'order', hour)).toBe(true);
  expect(await takeTurn(db, id, 'order', hour)).toBe(false);
});
