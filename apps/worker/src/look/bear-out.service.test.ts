import {
  answerVantageLook,
  conservation,
  createVantage,
  listObservations,
  requestLook,
  revokeVantage,
  seeVantage,
  setVantageRule,
  takeVantageWork,
  vantageTallies,
  type Db,
  type VantageWork,
} from '@kaopu/db';
import { createDatabase, site } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { lookOnce } from '../testing/look.ts';
import { openOnePageSite, type OnePageSite } from '../testing/one-page-site.ts';
import type { Parts } from '../testing/parts.ts';
import { watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';

const OPEN = '<html><title>shop</title><body>open</body></html>';
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };
const CONFIRM = { confirmAfterMs: 0 };

let test: Parts;
let db: Db;
let shop: OnePageSite;
let url: string;
let status: number;
let tools: LookTools;
let platformId: string;
let probeId: string;

beforeAll(async () => {
  shop = await openOnePageSite(await createDatabase(inject('postgresUrl')), site, () => ({
    status,
    page: OPEN,
  }));
  ({ test, url, tools } = shop);
  db = test.db;
});
afterAll(() => shop.close());
beforeEach(async () => {
  await test.forget(
    'platform, host, robots, evidence, evidence_chain, evidence_head, vantage, vantage_look, vantage_rule',
  );
  status = 500;
  await setVantageRule(db, { ask: 2, quorum: 2, waitSeconds: 3 });
  ({ platformId, probeId } = await watchedShop(db, url, {
    kind: 'availability',
    config: { url, ...CONFIRM },
  }));
});

async function vantage(name: string, trusted = false): Promise<string> {
  const made = await createVantage(db, { name, tokenHash: name.padEnd(64, '0'), trusted });
  if (made === null) throw new Error(`${name} exists`);
  await seeVantage(db, made.id);
  return made.id;
}

const UP = {
  reachable: true,
  status: 200,
  health: 'ok',
  reason: null,
  phases: { dns: 1, connect: 1, tls: null, firstByte: 700, total: 900 },
  https: false,
  tls: null,
  attempts: [{ at: 1, failure: null, ms: 1 }],
  bytes: 10,
  slowMs: 10_000,
};
const DOWN = { ...UP, reachable: false, status: 500, reason: 'HTTP 500', phases: null };

type Outcome =
  { kind: 'observed'; seen: object } | { kind: 'unknown'; cause: string; detail: string };
const saw = (seen: object): Outcome => ({ kind: 'observed', seen });
const could = (cause: string): Outcome => ({ kind: 'unknown', cause, detail: 'a wall' });

async function taken(vantageId: string): Promise<VantageWork> {
  let work: VantageWork | undefined;
  await expect
    .poll(async () => ([work] = await takeVantageWork(db, vantageId, 1)).length, { interval: 20 })
    .toBe(1);
  if (work === undefined) throw new Error('no work');
  return work;
}

function handIn(vantageId: string, { id, take }: VantageWork, outcome: Outcome): Promise<boolean> {
  const answer = { outcome, startedAt: new Date(0).toISOString(), ms: 5, evidence: [] };
  return answerVantageLook(db, { id, take, vantageId }, answer);
}

const look = () => lookOnce(db, test.transport, tools, OPTIONS, probeId);

async function observations() {
  const query = { platformId, kind: null, status: null, keys: null, after: null, limit: 50 };
  return (await listObservations(db, query)).items;
}

async function lookWith(answers: Record<string, Outcome | null>) {
  await requestLook(db, probeId);
  const looking = look();
  for (const [id, outcome] of Object.entries(answers)) {
    const work = await taken(id);
    if (outcome !== null) expect(await handIn(id, work, outcome)).toBe(true);
  }
  await looking;
  const [newest] = await observations();
  return newest;
}

const Told = z.array(z.object({ vantage: z.string().nullable(), verdict: z.string() }));

const verdicts = (observation: { attempts: unknown } | undefined) =>
  Told.parse(observation?.attempts).map(({ vantage: who, verdict }) => [who, verdict]);

describe('a look that speaks against a shop', () => {
  it('counts when a vantage sees the same', async () => {
    const a = await vantage('a');
    const observation = await lookWith({ [a]: saw(DOWN) });
    expect(observation).toMatchObject({ status: 'observed', seen: { reachable: false } });
    expect(verdicts(observation)).toEqual([
      [null, 'agreed'],
      ['a', 'agreed'],
    ]);
  });

  it('needs as many places as its probe asks for, and asks as many', async () => {
    await setVantageRule(db, { ask: 1, quorum: 2, waitSeconds: 3 });
    await test.sql('UPDATE probe SET quorum = 3');
    const [a, b] = [await vantage('a'), await vantage('b')];
    expect(await lookWith({ [a]: saw(DOWN), [b]: could('blocked') })).toMatchObject({
      status: 'unknown',
      cause: 'unconfirmed',
      detail: '2 of 3 places saw it so, 3 have to',
    });
    await test.sql('UPDATE probe SET quorum = 1');
    expect(await lookWith({})).toMatchObject({
      status: 'observed',
      seen: { reachable: false },
    });
  });

  it('gives way to a vantage that gets in, whose times are not ours', async () => {
    const a = await vantage('a');
    const observation = await lookWith({ [a]: saw(UP) });
    expect(observation).toMatchObject({
      status: 'observed',
      seen: { reachable: true, phases: null },
    });
    expect(verdicts(observation)).toEqual([
      [null, 'cut-off'],
      ['a', 'agreed'],
    ]);
    const here = (await vantageTallies(db)).find(({ vantageId }) => vantageId === null);
    expect(here).toMatchObject({ asked: 1, differed: 1, shutOut: 1 });
    expect(here?.sites).toHaveLength(1);
  });

  it.each(['blocked', 'own-network'])(
    'is unknown when the vantage itself could not look: %s',
    async (cause) => {
      const a = await vantage('a');
      const observation = await lookWith({ [a]: could(cause) });
      expect(observation).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
      expect(verdicts(observation)[1]).toEqual(['a', cause]);
    },
  );

  it('is unknown when what the vantage hands in cannot be read', async () => {
    const a = await vantage('a');
    const observation = await lookWith({ [a]: saw({ reachable: 'perhaps' }) });
    expect(observation).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
  });

  it('is unknown when the vantage dies over it, and what it hands in later is refused', async () => {
    const a = await vantage('a');
    await requestLook(db, probeId);
    const looking = look();
    const work = await taken(a);
    await looking;
    expect(await handIn(a, work, saw(DOWN))).toBe(false);
    const found = await observations();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
    expect(verdicts(found[0])).toEqual([
      [null, 'unclear'],
      ['a', 'silent'],
    ]);
  });

  it('does not hear a vantage whose token was revoked after it answered', async () => {
    const [a, b] = [await vantage('a'), await vantage('b')];
    await requestLook(db, probeId);
    const looking = look();
    // `b` holds the look open until `a` is revoked.
    const [ofA, ofB] = [await taken(a), await taken(b)];
    expect(await handIn(a, ofA, saw(UP))).toBe(true);
    await revokeVantage(db, a);
    expect(await handIn(b, ofB, could('own-network'))).toBe(true);
    await looking;
    const [observation] = await observations();
    expect(observation).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
    expect(verdicts(observation)).toEqual([
      [null, 'unclear'],
      ['a', 'silent'],
      ['b', 'own-network'],
    ]);
  });

  it('counts by itself when no vantage is there', async () => {
    const a = await vantage('a');
    await test.sql(`UPDATE vantage SET seen_at = now() - interval '61 seconds'`);
    await requestLook(db, probeId);
    await look();
    const [observation] = await observations();
    expect(observation).toMatchObject({ seen: { reachable: false }, attempts: null });
    expect(await takeVantageWork(db, a, 1)).toEqual([]);
  });
});

describe('an observation with vantages', () => {
  it('is one, whoever looks again: an overtaken look is stored nowhere', async () => {
    const a = await vantage('a');
    await requestLook(db, probeId);
    const first = look();
    const early = await taken(a);
    // The worker is held up for longer than its lease, and another one claims the look.
    await test.sql(`UPDATE probe SET lease_until = now() - interval '1 second'`);
    await test.sql(`UPDATE host SET lease_until = NULL, next_ok = now() - interval '1 second'`);
    const second = look();
    const late = await taken(a);
    expect(await handIn(a, early, saw(DOWN))).toBe(false);
    expect(await handIn(a, late, saw(DOWN))).toBe(true);
    await Promise.all([first, second]);
    const found = await observations();
    expect(found).toHaveLength(1);
    expect(verdicts(found[0])).toEqual([
      [null, 'agreed'],
      ['a', 'agreed'],
    ]);
    expect(await conservation(db)).toMatchObject({ overdue: 0 });
  });

  it('joins no run of calm looks, and calm looks ask nobody', async () => {
    const a = await vantage('a');
    status = 200;
    const onSchedule = () =>
      test.sql(`UPDATE probe SET request_at = NULL, first_slot = now() - interval '1 day',
        next_due = now() - interval '1 second'`);
    for (let i = 0; i < 3; i += 1) {
      await onSchedule();
      await look();
    }
    expect(await test.sql(`SELECT run_looks FROM probe`)).toEqual([{ run_looks: 2 }]);
    expect(await test.sql(`SELECT 1 FROM vantage_look`)).toEqual([]);
    status = 500;
    await onSchedule();
    const looking = look();
    await handIn(a, await taken(a), saw(UP));
    await looking;
    // The run became an observation of its own, of looks that nobody was asked about.
    const found = await observations();
    expect(found.map(({ slots, attempts }) => [slots, attempts === null])).toEqual([
      [1, false],
      [2, true],
      [1, true],
    ]);
  });
});

describe('a look that holds credentials', () => {
  const config = {
    connector: 'acg-faka-docking',
    siteUrl: '',
    appId: '10001',
    appKey: 'canary-key-of-the-merchant',
    products: [{ ref: '1', title: '' }],
  };

  it.each([
    [false, 0],
    [true, 1],
  ])('is handed to a vantage that is trusted: %s', async (trusted, looks) => {
    status = 403;
    ({ platformId, probeId } = await watchedShop(db, `${url}shop`, {
      kind: 'price-drift',
      config: { ...config, siteUrl: url },
    }));
    const a = await vantage('a', trusted);
    await requestLook(db, probeId);
    const looking = look();
    if (trusted) await handIn(a, await taken(a), could('blocked'));
    await looking;
    const asked = await test.sql(`SELECT work FROM vantage_look WHERE vantage_id IS NOT NULL`);
    expect(asked).toHaveLength(looks);
    // What was handed out is forgotten with the look.
    expect(JSON.stringify(asked)).not.toContain('canary');
  });
});
