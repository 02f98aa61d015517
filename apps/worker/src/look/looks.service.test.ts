import { createPlatform, openEvidence, type Db } from '@kaopu/db';
import { migrateQueue, openTransport, type Transport } from '@kaopu/jobs';
import { createFetcher } from '@kaopu/net';
import { hostKey, parseAllow } from '@kaopu/net/address';
import { createBrowser } from '@kaopu/net/browser';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { LookTools } from './context.ts';
import { evidenceTools } from './kept.ts';
import { openLooks } from './looks.ts';
import { robotsMemory } from './robots.ts';

const SHOPS = 3;

let test: TestDatabase;
let db: Db;
let transport: Transport;
let dataDir: string;
let tools: LookTools;
const sites: Server[] = [];
const held: (() => void)[] = [];
let visited = Promise.withResolvers<void>();

beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
  await migrateQueue(test.url);
  transport = openTransport({ databaseUrl: test.url, maxConnections: 2, onError: () => undefined });
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-looks-'));
  const allow = parseAllow('127.0.0.0/8');
  tools = {
    fetcher: createFetcher({ allow, userAgent: 'test' }),
    allow,
    browser: createBrowser({ allow, userAgent: 'test', dataFolder: dataDir }),
    robots: robotsMemory(),
    ...evidenceTools(db, openEvidence({ KAOPU_DATA_DIR: dataDir })),
    ownNetworkUp: () => Promise.resolve(true),
    now: () => Date.now(),
  };
  for (let i = 0; i < SHOPS; i += 1) {
    const site = createServer((_request, response) => {
      held.push(() => response.end('<title>shop</title><p>open'));
      visited.resolve();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    sites.push(site);
  }
});
afterAll(async () => {
  for (const site of sites) site.close();
  await transport.close();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A shop with a site of its own, whose operator lets us look, and its probe. */
async function shop(site: Server): Promise<string> {
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  const id = await createPlatform(db, {
    name: url,
    siteUrl: url,
    hostKey: hostKey(url),
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      {
        kind: 'availability',
        resource: 'http',
        config: { url },
        intervalSeconds: 3_600,
        enabled: true,
      },
    ],
  });
  await test.sql(`UPDATE platform SET robots = 'consent' WHERE id = $1`, [id]);
  const probe = await db.prisma.probe.findFirstOrThrow({ where: { platformId: id ?? '' } });
  return probe.id;
}

it('a worker that is stopped ends the looks it began, and gives back all others', async () => {
  const probes: string[] = [];
  for (const site of sites) probes.push(await shop(site));
  const [one = '', two = '', three = ''] = probes;
  await test.sql(
    `UPDATE probe SET request_id = NULL, request_at = NULL, next_due = now() +
       CASE WHEN id = $1 THEN interval '1400 milliseconds' ELSE interval '-1 second' END`,
    [three],
  );
  const errors: unknown[] = [];
  const looks = openLooks(db, transport, tools, {
    deadlineMs: 20_000,
    hostGapMs: 0,
    labPace: 1,
    concurrency: 1,
    onError: (error) => errors.push(error),
  });
  // The first is held by its site, the second waits for it, the third for its time.
  await looks.take([one]);
  await visited.promise;
  visited = Promise.withResolvers();
  const late = looks.take([two, three]);
  looks.stop();
  for (const answer of held.splice(0)) answer();
  await late;
  await looks.take([two]);
  await looks.drain();
  expect(errors).toEqual([]);
  expect(await test.sql(`SELECT probe_id, status FROM observation`)).toEqual([
    { probe_id: one, status: 'observed' },
  ]);
  expect(held).toEqual([]);
  expect(await test.sql(`SELECT 1 FROM probe WHERE lease_until IS NOT NULL`)).toEqual([]);
  expect(await test.sql(`SELECT 1 FROM host WHERE lease_until IS NOT NULL`)).toEqual([]);

  await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
  const next = openLooks(db, transport, tools, {
    deadlineMs: 20_000,
    hostGapMs: 0,
    labPace: 1,
    concurrency: 2,
    onError: (error) => errors.push(error),
  });
  await next.take([two, three]);
  next.stop();
  await next.drain();
  expect(errors).toEqual([]);
  expect(held).toEqual([]);
  expect(await test.sql(`SELECT 1 FROM probe WHERE lease_until IS NOT NULL`)).toEqual([]);
  expect(await test.sql(`SELECT 1 FROM observation WHERE status <> 'observed'`)).toEqual([]);
});
