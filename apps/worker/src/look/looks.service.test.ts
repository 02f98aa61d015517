import type { Db } from '@kaopu/db';
import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';
import { openLooks } from './looks.ts';

const SHOPS = 3;

let test: Parts;
let db: Db;
let dataDir: string;
let tools: LookTools;
const sites: Server[] = [];
const held: (() => void)[] = [];
let visited = Promise.withResolvers<void>();

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-looks-'));
  tools = loopbackTools(db, dataDir);
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
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A shop with a site of its own, whose operator lets us look, and its probe. */
async function shop(site: Server, confirmAfterMs = 3_000): Promise<string> {
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  const config = { url, confirmAfterMs };
  const { platformId, probeId } = await watchedShop(db, url, { kind: 'availability', config });
  await test.sql(`UPDATE platform SET robots = 'consent' WHERE id = $1`, [platformId]);
  return probeId;
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
  const looks = openLooks(db, test.transport, tools, {
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
  const next = openLooks(db, test.transport, tools, {
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

it('a look that waits for its second try holds up no other', async () => {
  const tries: number[] = [];
  const down = createServer((_request, response) => {
    tries.push(Date.now());
    response.writeHead(500).end();
  });
  const well = createServer((_request, response) => {
    wellAt.push(Date.now());
    response.end('<title>shop</title><p>open');
  });
  const wellAt: number[] = [];
  for (const site of [down, well]) {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void site.close());
  }
  const [one, two] = [await shop(down, 10_000), await shop(well)];
  const looks = openLooks(db, test.transport, tools, {
    deadlineMs: 30_000,
    hostGapMs: 0,
    labPace: 1,
    concurrency: 1,
    onError: (error) => expect.unreachable(String(error)),
  });
  await looks.take([one]);
  // Claimed while the other is under way; as there is room for one alone, this waits for its pause.
  await looks.take([two]);
  await looks.drain();
  expect(tries).toHaveLength(2);
  expect(wellAt).toHaveLength(1);
  expect(wellAt[0]).toBeGreaterThan(tries[0] ?? 0);
  expect(wellAt[0]).toBeLessThan(tries[1] ?? 0);
});
