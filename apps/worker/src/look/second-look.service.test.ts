import { changeProbe, type Db } from '@kaopu/db';
import { selfSigned } from '@kaopu/net/testing/certificate';
import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';

const OPEN = '<html><title>shop</title><body>open</body></html>';
const SHUT = '<html><title>暂停营业</title><body>暂停营业</body></html>';
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };

let test: Parts;
let db: Db;
let page: string;
let plain: Server;
let expired: Server;
let dataDir: string;
let tools: LookTools;
let probeId: string;
let platformId: string;

const answer: RequestListener = (request, response) => {
  response.writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html' });
  response.end(page);
};

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  plain = await listening(createServer(answer));
  const certificate = selfSigned('127.0.0.1', new Date('2021-01-01T00:00:00Z'));
  expired = await listening(createTlsServer(certificate, answer));
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-second-look-'));
  tools = loopbackTools(db, dataDir);
});
afterAll(async () => {
  for (const server of [plain, expired]) await new Promise((resolve) => server.close(resolve));
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await test.forget('platform, host, robots, evidence, evidence_chain, evidence_head');
  page = OPEN;
});

async function watch(url: string): Promise<void> {
  ({ platformId, probeId } = await watchedShop(db, url));
}

/** The look that sees this page, as if the last was an hour ago, and is judged at once. */
async function look(shown = page): Promise<unknown> {
  page = shown;
  await test.sql(
    `UPDATE probe SET next_due = date_trunc('milliseconds', now()) - interval '1 second',
       last_at = last_at - interval '1 hour', request_id = NULL, request_at = NULL`,
  );
  await lookOnce(db, test.transport, tools, OPTIONS, probeId);
  await test.judge(platformId);
  // A look that differs ends the run before it: both are stored by one statement.
  const [found] = await test.sql(
    `SELECT status, unconfirmed FROM observation WHERE status <> 'missed'
     ORDER BY finished_at DESC, slot_at DESC LIMIT 1`,
  );
  expect(found?.['status']).toBe('observed');
  return found?.['unconfirmed'];
}

/** From now on it watches another page. */
async function moveAway(): Promise<void> {
  await changeProbe(db, probeId, {
    resource: 'http',
    config: { url: `http://127.0.0.1:${portOf(plain)}/other` },
    intervalSeconds: 3_600,
    enabled: true,
  });
}

/** How good an indicator is and how much evidence there is of it; null for none. */
async function known(indicator: string): Promise<{ n: number; mu: number } | null> {
  const [row] = await test.sql(
    `SELECT i FROM current_score c, jsonb_array_elements(c.score->'dimensions') d,
       jsonb_array_elements(d->'indicators') i
     WHERE c.profile = 'medium' AND i->>'indicator' = $1`,
    [indicator],
  );
  const found = row?.['i'] as { n: number; mu: number } | undefined;
  return found === undefined || found.n === 0 ? null : found;
}

const alerts = async () => (await test.sql(`SELECT id FROM alert`)).length;
const changes = () => test.sql(`SELECT kind FROM score_change WHERE NOT recovery`);

/** Is another look asked for soon, and not at the next slot? */
async function isAskedAgain(): Promise<boolean> {
  const [probe] = await test.sql(
    `SELECT request_at < next_due AND request_at <= now() + interval '2 minutes' AS soon FROM probe`,
  );
  return probe?.['soon'] === true;
}

describe('a page that says the shop is closed', () => {
  beforeEach(() => watch(`http://127.0.0.1:${portOf(plain)}/`));

  it('once, changes nothing and is looked at again soon', async () => {
    expect(await look(OPEN)).toBeNull();
    const before = await known('availability');
    expect(await look(SHUT)).toEqual([{ about: 'availability', subject: '' }]);
    const after = await known('availability');
    expect(after?.mu).toBeGreaterThanOrEqual((before?.mu ?? 1) - 1e-3);
    expect(await changes()).toEqual([]);
    expect(await alerts()).toBe(0);
    expect(await isAskedAgain()).toBe(true);
    expect(await test.replay(platformId)).toMatchObject({ differences: 0 });
  });

  it('twice, counts', async () => {
    await look(OPEN);
    const before = await known('availability');
    await look(SHUT);
    expect(await look(SHUT)).toBeNull();
    expect((await known('availability'))?.mu).toBeLessThan((before?.mu ?? 0) - 1e-3);
    expect(await changes()).toContainEqual({ kind: 'shop-state-changed' });
    expect(await test.replay(platformId)).toMatchObject({ differences: 0 });
  });

  it('every other time, counts from the second time', async () => {
    await look(SHUT);
    expect(await known('availability')).toBeNull();
    expect(await look(OPEN)).toBeNull();
    expect(await look(SHUT)).toBeNull();
    expect(await test.replay(platformId)).toMatchObject({ differences: 0 });
  });

  it('is doubted anew once it was seen open three times in between', async () => {
    await look(SHUT);
    for (let times = 0; times < 3; times++) await look(OPEN);
    expect(await look(SHUT)).toEqual([{ about: 'availability', subject: '' }]);
    expect(await changes()).toEqual([]);
  });

  it('is doubted after looks of which most are not stored yet', async () => {
    await look(SHUT);
    await look(OPEN);
    await test.sql(
      `UPDATE probe SET run_from = date_trunc('milliseconds', now()) - interval '1010 milliseconds', run_looks = 2,
         run_seen = (SELECT seen FROM observation ORDER BY finished_at DESC LIMIT 1),
         run_samples = '', run_spacing = 30000, run_started = now()`,
    );
    expect(await look(SHUT)).toEqual([{ about: 'availability', subject: '' }]);
  });

  it('is neither borne out nor taken back by a look that could not look', async () => {
    await look(SHUT);
    await test.sql(
      `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, spacing_ms)
       VALUES ('wall', now(), $1::uuid, $2::uuid, 'availability', 'unknown', 'blocked', 1)`,
      [platformId, probeId],
    );
    await test.sql(`UPDATE observation SET finished_at = now() - interval '1 hour'`);
    expect(await look(SHUT)).toBeNull();
  });

  it('of another address bears nothing out', async () => {
    await look(SHUT);
    await moveAway();
    expect(await look(SHUT)).toEqual([{ about: 'availability', subject: '' }]);
    expect(await look(SHUT)).toBeNull();
  });

  it('of another address bears nothing out when a person corrects it afterwards', async () => {
    await look(SHUT);
    await moveAway();
    await test.sql(`UPDATE observation SET finished_at = now()`);
    expect(await look(SHUT)).toEqual([{ about: 'availability', subject: '' }]);
  });
});

describe('an expired certificate', () => {
  beforeEach(() => watch(`https://127.0.0.1:${portOf(expired)}/`));

  it('counts when it was shown twice', async () => {
    expect(await look()).toEqual(
      expect.arrayContaining([
        { about: 'tls', subject: '' },
        { about: 'certificate', subject: '' },
      ]),
    );
    expect(await known('tls')).toBeNull();
    expect(await known('availability')).not.toBeNull();
    expect(await alerts()).toBe(0);
    expect(await isAskedAgain()).toBe(true);
    expect(await look()).toBeNull();
    expect((await known('tls'))?.mu).toBeLessThan(0.5);
    expect(await test.replay(platformId)).toMatchObject({ differences: 0 });
  });
});
