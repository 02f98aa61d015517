import { changeProbe, requestLook, type Db } from '@kaopu/db';
import { createDatabase, site } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openOnePageSite, type OnePageSite } from '../testing/one-page-site.ts';
import type { Parts } from '../testing/parts.ts';
import { watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';

const OPEN = '<html><title>shop</title><body>open</body></html>';
const SHUT = '<html><title>店铺正在维护</title><body>店铺正在维护</body></html>';
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };

let test: Parts;
let db: Db;
let shop: OnePageSite;
let url: string;
let page: string;
let tools: LookTools;
let probeId: string;

beforeAll(async () => {
  shop = await openOnePageSite(await createDatabase(inject('postgresUrl')), site, () => ({ page }));
  ({ test, url, tools } = shop);
  db = test.db;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await test.forget('platform, host, robots, evidence, evidence_chain, evidence_head');
  page = OPEN;
  ({ probeId } = await watchedShop(db, url));
});

/** Whether the next look kept evidence and wants the judge at once; how many looks its run has. */
async function look(): Promise<{ kept: boolean; urgent: boolean; run: number }> {
  await test.sql(`DELETE FROM unjudged`);
  await lookOnce(db, test.transport, tools, OPTIONS, probeId);
  const [found] = await test.sql(
    `SELECT p.run_looks AS run, coalesce(o.evidence <> '[]', false) AS kept,
       coalesce(u.due <= now(), false) AS urgent
     FROM probe p LEFT JOIN observation o ON o.probe_id = p.id AND o.slot_at = p.last_at
       AND o.samples IS NULL
     LEFT JOIN unjudged u ON u.key = o.key AND u.slot_at = o.slot_at`,
  );
  return found as { kept: boolean; urgent: boolean; run: number };
}

async function onSchedule() {
  await test.sql(`UPDATE probe SET next_due = now() - interval '1 second'`);
  return look();
}

async function onRequest() {
  await requestLook(db, probeId);
  return look();
}

const AT_ONCE = { kept: true, urgent: true, run: 0 };
const CALM = { kept: false, urgent: false, run: 1 };

describe('a look that saw what the last one saw', () => {
  it('is judged with others, and its evidence kept every six hours', async () => {
    expect(await onSchedule()).toEqual(AT_ONCE);
    expect(await onSchedule()).toEqual(CALM);
    await test.sql(`UPDATE probe SET last_kept_at = now() - interval '6 hours'`);
    expect(await onSchedule()).toEqual({ kept: true, urgent: false, run: 0 });
    expect(await onSchedule()).toEqual(CALM);
  });

  it('is judged and proven at once when somebody asked for it', async () => {
    await onSchedule();
    expect(await onRequest()).toEqual(AT_ONCE);
    expect(await onSchedule()).toEqual(CALM);
  });

  it('is judged and proven each time when it speaks against the shop', async () => {
    page = SHUT;
    for (let i = 0; i < 3; i++) expect(await onSchedule()).toEqual(AT_ONCE);
    page = OPEN;
    expect(await onSchedule()).toEqual(AT_ONCE);
    expect(await onSchedule()).toEqual(CALM);
  });

  it('is another look once it looks elsewhere', async () => {
    await onSchedule();
    const change = { resource: 'http', intervalSeconds: 3_600, enabled: true };
    await changeProbe(db, probeId, { ...change, config: { url } });
    expect(await onSchedule()).toEqual(CALM);
    await changeProbe(db, probeId, { ...change, config: { url: `${url}other` } });
    expect(await onSchedule()).toEqual(AT_ONCE);
  });
});
