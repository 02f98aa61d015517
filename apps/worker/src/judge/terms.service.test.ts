import {
  claimLook,
  createChannel,
  createPlatform,
  finishLooks,
  requestLook,
  type Db,
} from '@kaopu/db';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { claimDeliveries, finishDelivery } from '../testing/deliveries.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { seenLook } from '../testing/seen-look.ts';

const DAY = 86_400_000;

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  await createChannel(db, {
    name: 'all',
    kind: 'webhook',
    settings: { url: 'https://hook.example/', secret: 'whsec_'.padEnd(32, 'x') },
  });
});
afterAll(() => test.close());

const READ = [{ url: 'https://shop.example/', sha256: '0'.repeat(64) }];
const NOT_ASKED = { state: 'unknown', cause: null, detail: '' };

/** What a look sees of a thing that ends in so many days. */
const SEEN = {
  'authorization-pages': (daysLeft: number) => ({
    check: 'letter',
    brand: 'iqiyi',
    read: READ,
    contentHash: null,
    page: 'none',
    problems: daysLeft < 0 ? ['term'] : [],
    passed: ['grantee'],
    daysLeft,
    marks: [],
    elsewhere: [],
  }),
  technology: (daysLeft: number) => ({
    read: READ,
    software: 'unknown',
    orderQuery: NOT_ASKED,
    dockingApi: NOT_ASKED,
    domain: {
      state: 'known',
      name: 'shop.example',
      registeredAt: null,
      expiresAt: Date.now() + daysLeft * DAY + DAY / 2,
      status: [],
      url: 'https://rdap.example/domain/shop.example',
    },
  }),
  availability: (daysLeft: number) => ({
    reachable: true,
    status: 200,
    health: 'ok',
    reason: null,
    phases: { dns: 1, connect: 2, tls: 3, firstByte: 200, total: 300 },
    https: true,
    tls: {
      validTo: Date.now() + daysLeft * DAY + DAY / 2,
      authorized: daysLeft >= 0,
      error: null,
    },
    attempts: [{ at: 0, failure: null, ms: 300 }],
    bytes: 10,
    slowMs: 10_000,
  }),
} as const;
type Kind = keyof typeof SEEN;

async function platform(kind: Kind): Promise<{ id: string; probeId: string }> {
  const id = await createPlatform(db, {
    name: kind,
    siteUrl: `https://${kind}.example/`,
    hostKey: `${kind}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [{ kind, resource: 'http', config: {}, intervalSeconds: 86_400, enabled: true }],
  });
  const probe = await db.pool.query<{ id: string }>('SELECT id FROM probe WHERE platform_id = $1', [
    id,
  ]);
  return { id: id ?? '', probeId: probe.rows[0]?.id ?? '' };
}

async function look(probeId: string, seen: object): Promise<void> {
  await requestLook(db, probeId);
  const claim = await claimLook(db, probeId, 30_000);
  if (!claim) throw new Error('nothing to claim');
  await finishLooks(db, [seenLook(claim, seen, DAY)], 0);
}

const Message = z.object({ data: z.object({ text: z.object({ zh: z.string() }) }) });

/** Delivers what is due, and says what the channel was told. */
async function told(): Promise<string[]> {
  const claims = await claimDeliveries(db, 50, 30_000);
  for (const claim of claims) await finishDelivery(db, claim, { kind: 'sent', status: 204 });
  return claims.map(({ message }) => Message.parse(message).data.text.zh);
}

describe.each<[Kind, number, string, string]>([
  ['authorization-pages', 20, '资质：iqiyi 品牌授权期限', '30'],
  ['technology', 20, '技术：shop.example 域名有效期', '30'],
  ['availability', 10, '技术：TLS 证书有效期', '14'],
])('a term that %s sees run out', (kind, near, subject, days) => {
  it('is an alert before it ends, gets worse when it has ended, and is over when renewed', async () => {
    const { id, probeId } = await platform(kind);
    const step = async (daysLeft: number) => {
      for (let twice = 0; twice < 2; twice += 1) await look(probeId, SEEN[kind](daysLeft));
      // Of such a rhythm nothing has to last before it is said to be over.
      if (daysLeft > 90) await test.sql('UPDATE probe SET interval_seconds = 0');
      await test.judge(id);
      return told();
    };
    expect(await step(90)).toEqual([]);
    expect(await step(near)).toEqual([`【警告】${kind} · ${subject} 有效 → ${days} 天内到期`]);
    expect((await step(-1))[0]).toContain(`${subject} ${days} 天内到期 → 已到期`);
    const alerts = () =>
      test.sql(
        `SELECT DISTINCT severity, resolved_at IS NULL AS open FROM alert WHERE platform_id = $1`,
        [id],
      );
    expect(await alerts()).toEqual([{ severity: 'critical', open: true }]);
    expect((await step(365))[0]).toContain(`${subject} 已到期 → 有效`);
    const changes = await test.sql(
      `SELECT from_value AS "from", to_value AS "to", severity, recovery FROM score_change
       WHERE platform_id = $1 AND kind LIKE '%-term' ORDER BY at`,
      [id],
    );
    expect(changes).toMatchObject([
      { from: 'valid', to: `within-${days}-days`, severity: 'warning', recovery: false },
      { from: `within-${days}-days`, to: 'over', severity: 'critical', recovery: false },
      { from: 'over', to: 'valid', severity: 'info', recovery: true },
    ]);
  });
});
