import { correctHits, dismissHit, requestLook, restoreHit, type Db } from '@kaopu/db';
import { parseAllow } from '@kaopu/net/address';
import { dismissIn, PROBES_WITH_HITS } from '@kaopu/probes';
import { createDatabase } from '@kaopu/testkit';
import type { StampedScore } from '@kaopu/scoring';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { LookTools } from '../look/context.ts';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';

const HitsSeen = z.object({
  hits: z.array(z.object({ id: z.string(), term: z.string(), quote: z.string() })),
});

let test: Parts;
let db: Db;
let site: Server;
let siteUrl: string;
let dataDir: string;
let tools: LookTools;
let words = '';

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  site = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<title>甲店</title><p>本店严禁出售破解版。</p><p>${words}</p>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-wording-'));
  tools = { ...loopbackTools(db, dataDir), allow: parseAllow('') };
});
afterAll(async () => {
  await new Promise((resolve) => site.close(resolve));
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function score(platformId: string): Promise<StampedScore> {
  await test.judge(platformId);
  const [row] = await test.sql(
    `SELECT score FROM current_score WHERE platform_id = $1 AND profile = 'medium'`,
    [platformId],
  );
  return row?.['score'] as StampedScore;
}

/** What the score says of wording: its points lost, and the observations it cites. */
function wordingLine({ losses }: StampedScore) {
  const line = losses
    .flatMap(({ indicators }) => indicators)
    .find(({ indicator }) => indicator === 'forbidden-wording');
  return {
    lost: line?.points ?? 0,
    cited: line?.observations.map(({ key }) => key) ?? [],
  };
}

it('a hit costs points, the line cites the look that met it, and a dismissal gives them back', async () => {
  words = '终*身*會*員 特惠';
  const { platformId, probeId } = await watchedShop(db, siteUrl, {
    kind: 'compliance-wording',
    config: { siteUrl },
    intervalSeconds: 86_400,
  });
  const options = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };
  await lookOnce(db, test.transport, tools, options, probeId);
  expect(wordingLine(await score(platformId)).cited).toEqual([]);
  // One look alone does not count.
  await requestLook(db, probeId);
  await lookOnce(db, test.transport, tools, options, probeId);
  const [met] = await test.sql(
    `SELECT key, seen FROM observation WHERE status = 'observed' AND unconfirmed IS NULL`,
  );
  const hits = HitsSeen.parse(met?.['seen']).hits;
  expect(hits).toMatchObject([{ term: '终身会员', quote: '终*身*會*員 特惠' }]);
  const before = wordingLine(await score(platformId));
  expect(before.cited).toEqual([met?.['key']]);

  const hit = hits[0]?.id ?? '';
  await dismissHit(db, { platformId, hit, reason: '是书名', quote: '' });
  expect(await correctHits(db, platformId, PROBES_WITH_HITS, dismissIn)).toBe(2);
  const dismissed = wordingLine(await score(platformId));
  expect(dismissed.lost).toBeLessThan(before.lost);
  expect(dismissed.cited).not.toContain(met?.['key']);

  // The next look knows of the dismissal by itself, and nothing is left to correct.
  await requestLook(db, probeId);
  await lookOnce(db, test.transport, tools, options, probeId);
  const [again] = await test.sql(
    `SELECT seen->'dismissed' AS dismissed FROM observation WHERE key LIKE 'now/%' AND retracted_by IS NULL
     ORDER BY finished_at DESC LIMIT 1`,
  );
  expect(again).toEqual({ dismissed: [hit] });

  expect(await restoreHit(db, platformId, hit)).toBe(true);
  expect(await correctHits(db, platformId, PROBES_WITH_HITS, dismissIn)).toBe(3);
  expect(wordingLine(await score(platformId)).lost).toBeGreaterThan(dismissed.lost);
  const report = await test.replay(platformId);
  expect(report).toMatchObject({ differences: 0 });
});
