import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { logEntry } from '../entries.ts';
import { createPack, deletePack } from '../packs.ts';
import { claimNow, finishWith, keepLook, makeShop } from '../testing/kept-looks.ts';
import { openEvidenceFolder } from './disk.ts';
import type { EvidenceFiles } from './files.ts';
import { evidenceLinks } from './links.ts';
import { claimPruning, finishPruning, pruneEvidence } from './prune.ts';
import { recordEvidence } from './records.ts';
import { verifyEvidence } from './verify.ts';

const DAYS = 90;
const NEVER = new AbortController().signal;

let test: TestDatabase;
let folder: string;
let files: EvidenceFiles;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaopu-prune-'));
  files = openEvidenceFolder(folder);
  await test.sql(
    `TRUNCATE platform, host, observation, unjudged, evidence, evidence_chain, evidence_head,
       evidence_round, current_score, product CASCADE`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const prune = (days = DAYS) => pruneEvidence(test.db, files, days, NEVER);

/** As if everything so far had been kept this long ago. */
async function age(days: number): Promise<void> {
  await test.sql(`UPDATE evidence SET last_kept_at = last_kept_at - $1 * interval '1 day'`, [days]);
}

async function names(): Promise<number> {
  let count = 0;
  for await (const _ of files.names()) count += 1;
  return count;
}

async function problems(): Promise<unknown[]> {
  const found: unknown[] = [];
  await verifyEvidence(test.db, files, null, (problem) => found.push(problem));
  return found;
}

async function words(platformId: string): Promise<string[]> {
  const links = await evidenceLinks(test.db, platformId, { first: 1, last: 99 }, 99);
  return links.map(({ kind, key, size }) => `${kind} ${key} ${size}`);
}

/** A look that kept this text of its own. */
async function lookAt(probeId: string, text: string): Promise<string> {
  return keepLook(test.db, files, probeId, [{ text }]);
}

describe('old bytes', () => {
  it('are deleted after the days that are set, and the chain says so and stays whole', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    const old = await lookAt(probeId, 'four');
    await age(DAYS + 1);
    const young = await lookAt(probeId, 'fresh');
    expect(await prune()).toEqual({ files: 1, bytes: 4 });
    expect(await words(platformId)).toEqual([
      `kept ${old} 4`,
      `kept ${young} 5`,
      `pruned ${old} 4`,
    ]);
    expect(await names()).toBe(1);
    expect(await problems()).toEqual([]);
    // The observation itself stays, and a second round finds nothing to do.
    expect(await test.sql(`SELECT 1 FROM observation WHERE key = $1`, [old])).toHaveLength(1);
    expect(await prune()).toEqual({ files: 0, bytes: 0 });
  });

  it('stay until then', async () => {
    const { probeId } = await makeShop(test.db);
    await lookAt(probeId, 'page');
    await age(DAYS - 1);
    expect(await prune()).toEqual({ files: 0, bytes: 0 });
    expect(await prune(30)).toEqual({ files: 1, bytes: 4 });
  });

  it('stay for good when a person handed them in: nobody can look at them again', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    await lookAt(probeId, 'page');
    const bytes = Buffer.from('receipt');
    const upload = { sha256: await files.put(bytes), mime: 'text/plain', size: bytes.length };
    await recordEvidence(test.db, [upload]);
    const entry = {
      key: `entry/${randomUUID()}`,
      platformId,
      kind: 'test-purchase',
      at: new Date(),
      seen: {},
      evidence: [{ ...upload, url: 'upload:收据.txt' }],
      replaces: null,
    };
    expect(await logEntry(test.db, entry)).toBe(true);
    await age(DAYS + 1);
    expect(await prune()).toEqual({ files: 1, bytes: 4 });
    expect((await words(platformId)).at(1)).toBe(`kept ${entry.key} 7`);
    expect(await names()).toBe(1);
    expect(await problems()).toEqual([]);
  });

  it('stay while they lie in a pack, and so do the covered copies made for it', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    const key = await lookAt(probeId, 'page');
    await lookAt(probeId, 'other');
    const copy = Buffer.from('covered');
    const sha256 = await files.put(copy);
    await recordEvidence(test.db, [{ sha256, mime: 'image/png', size: copy.length }]);
    const [{ sha256: packed } = { sha256: '' }] = await evidenceLinks(
      test.db,
      platformId,
      { first: 1, last: 1 },
      1,
    );
    const items = [
      { key, sha256: packed, note: '', show: 'covered', cover: { sha256, boxes: [] } },
    ];
    const contents = { title: 'x', note: '', language: 'zh', items };
    const id = await createPack(test.db, platformId, contents, 9);
    await age(DAYS + 1);
    expect(await prune()).toEqual({ files: 1, bytes: 5 });
    expect(await deletePack(test.db, id ?? '')).toBe(true);
    expect(await prune()).toEqual({ files: 2, bytes: 11 });
  });

  it('stay while any platform keeps them anew', async () => {
    const [one, two] = [await makeShop(test.db), await makeShop(test.db)];
    await lookAt(one.probeId, 'shared');
    await age(DAYS + 1);
    await lookAt(two.probeId, 'shared');
    expect(await prune()).toEqual({ files: 0, bytes: 0 });
    await age(DAYS + 1);
    expect(await prune()).toEqual({ files: 1, bytes: 6 });
    for (const { platformId } of [one, two]) {
      expect((await words(platformId)).at(-1)).toMatch(/^pruned /);
    }
    expect(await problems()).toEqual([]);
  });

  it('are kept again when a page comes back', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    const first = await lookAt(probeId, 'back');
    await age(DAYS + 1);
    await prune();
    const second = await lookAt(probeId, 'back');
    expect(await words(platformId)).toEqual([
      `kept ${first} 4`,
      `pruned ${first} 4`,
      `kept ${second} 4`,
    ]);
    expect(await names()).toBe(1);
    expect(await problems()).toEqual([]);
  });
});

describe('bytes that somebody may ask for', () => {
  const change = (platformId: string, key: string, alertId: string | null = null) =>
    test.sql(
      `INSERT INTO score_change (id, platform_id, judge_seq, alert_id, kind, dimension, subject, label,
         severity, recovery, since, at, evidence)
       VALUES (gen_random_uuid(), $1, 1, $3, 'x', 'price', '', '', 'info', false, now(), now(),
         jsonb_build_array('other', $2::text))`,
      [platformId, key, alertId],
    );
  const rests: [string, (platformId: string, key: string) => Promise<unknown>][] = [
    ['a score change', (platformId, key) => change(platformId, key)],
    [
      'an open alert',
      async (platformId, key) => {
        const id = randomUUID();
        await test.sql(
          `INSERT INTO alert (id, platform_id, dimension, severity, state, children)
           VALUES ($1, $2, 'price', 'warning', 'open', '[]')`,
          [id, platformId],
        );
        await change(platformId, key, id);
      },
    ],
    [
      'an observation in a current score',
      (platformId, key) =>
        score(platformId, { dimensions: [{ indicators: [{ observations: [{ key }] }] }] }),
    ],
    [
      'a floor in a current score',
      (platformId, key) => score(platformId, { floors: [{ evidence: ['other', key] }] }),
    ],
    [
      'a product',
      (platformId, key) =>
        test.sql(
          `INSERT INTO product (platform_id, ref, title, offer, state, seen_at, seen_key)
           VALUES ($1, 'r', 't', '{}', 'on-sale', now(), $2)`,
          [platformId, key],
        ),
    ],
  ];
  const score = (platformId: string, of: object) =>
    test.sql(
      `INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
       VALUES ($1, 'medium', 1, now(), 'ok', 50, $2)`,
      [platformId, of],
    );

  it.each(rests)('stay for as long as %s rests on them', async (_what, rest) => {
    const { platformId, probeId } = await makeShop(test.db);
    const [cited, other] = [await lookAt(probeId, 'cited'), await lookAt(probeId, 'other page')];
    await rest(platformId, cited);
    await age(1_000);
    expect(await prune()).toEqual({ files: 1, bytes: 10 });
    expect((await words(platformId)).at(-1)).toBe(`pruned ${other} 10`);
    expect(await problems()).toEqual([]);
    await test.sql(`TRUNCATE score_change, current_score, product`);
    expect(await prune()).toEqual({ files: 1, bytes: 5 });
  });

  it('stay when another observation with the same bytes is cited', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    await lookAt(probeId, 'same');
    await change(platformId, await lookAt(probeId, 'same'));
    await age(1_000);
    expect(await prune()).toEqual({ files: 0, bytes: 0 });
  });

  it('stay when a look is cited that kept none, for it was as the one before', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    await lookAt(probeId, 'older');
    await lookAt(probeId, 'proof');
    const calm = async () => finishWith(test.db, files, await claimNow(test.db, probeId), []);
    await calm();
    const cited = await calm();
    await lookAt(probeId, 'later');
    await change(platformId, cited);
    await age(1_000);
    expect(await prune()).toEqual({ files: 2, bytes: 10 });
    const left: string[] = [];
    for await (const name of files.names()) left.push(name);
    expect(left).toHaveLength(1);
    expect(Buffer.from((await files.get(left[0] ?? '')) ?? []).toString()).toBe('proof');
    expect(await problems()).toEqual([]);
  });

  it('do not stay because of another platform’s observation', async () => {
    const [one, two] = [await makeShop(test.db), await makeShop(test.db)];
    await change(two.platformId, await lookAt(one.probeId, 'mine'));
    await age(1_000);
    expect(await prune()).toEqual({ files: 1, bytes: 4 });
  });
});

describe('a round', () => {
  it('goes through any number of files in batches', { timeout: 120_000 }, async () => {
    const { platformId, probeId } = await makeShop(test.db);
    const claim = await claimNow(test.db, probeId);
    const pages = Array.from({ length: 450 }, (_, i) => ({ text: `page ${i}`, url: `u:${i}` }));
    const key = await finishWith(test.db, files, claim, pages);
    await test.sql(
      `INSERT INTO score_change (platform_id, judge_seq, kind, dimension, subject, label, severity,
         recovery, since, at, evidence)
       SELECT $1::uuid, 1, 'x', 'price', '', '', 'info', false, now(), now(), jsonb_build_array($2::text)`,
      [platformId, key],
    );
    await age(1_000);
    // The protected ones come first and must not stop those after them.
    const free = await keepLook(test.db, files, probeId, [{ text: 'free' }]);
    await age(DAYS + 1);
    expect(await prune()).toEqual({ files: 1, bytes: 4 });
    await test.sql(`TRUNCATE score_change`);
    expect((await prune()).files).toBe(450);
    expect(await names()).toBe(0);
    const links = await evidenceLinks(test.db, platformId, { first: 1, last: 2_000 }, 2_000);
    expect(links).toHaveLength(902);
    expect(links.filter(({ kind }) => kind === 'pruned').at(0)?.key).toBe(free);
    expect(await problems()).toEqual([]);
  });

  it('collects what was put and never kept, after a day', async () => {
    const bytes = Buffer.from('orphan');
    const sha256 = await files.put(bytes);
    await recordEvidence(test.db, [{ sha256, size: bytes.length, mime: 'text/plain' }]);
    expect(await prune()).toEqual({ files: 0, bytes: 0 });
    await age(2);
    expect(await prune()).toEqual({ files: 1, bytes: 6 });
  });

  it('that dies between the chain’s word and the file is finished by the next', async () => {
    const { probeId } = await makeShop(test.db);
    await lookAt(probeId, 'page');
    await age(DAYS + 1);
    const dying: EvidenceFiles = { ...files, remove: () => Promise.reject(new Error('killed')) };
    await expect(pruneEvidence(test.db, dying, DAYS, NEVER)).rejects.toThrow('killed');
    expect(await names()).toBe(1);
    expect(await problems()).toEqual([]);
    expect(await prune()).toEqual({ files: 1, bytes: 4 });
    expect(await problems()).toEqual([]);
  });

  it('never takes bytes that a look is about to keep again', { timeout: 120_000 }, async () => {
    const shops = await Promise.all(Array.from({ length: 6 }, () => makeShop(test.db)));
    for (let round = 0; round < 8; round += 1) {
      const claims = await Promise.all(shops.map(({ probeId }) => claimNow(test.db, probeId)));
      await Promise.all([
        prune(),
        ...claims.map((claim) =>
          finishWith(test.db, files, claim, [{ text: 'always the same' }, { text: claim.key }]),
        ),
        prune(),
      ]);
      expect(await problems()).toEqual([]);
      await age(DAYS + 1);
    }
    const kinds = await test.sql(`SELECT count(DISTINCT kind)::int AS kinds FROM evidence_chain`);
    expect(kinds).toEqual([{ kinds: 2 }]);
  });

  it('is taken on once a night, and again when its worker went away', async () => {
    const at = (time: string) => new Date(`2026-12-01T${time}+08:00`);
    expect(await claimPruning(test.db, at('03:59:59'))).toBeNull();
    const claims = [at('04:00:00'), at('04:00:01')].map((now) => claimPruning(test.db, now));
    const taken = (await Promise.all(claims)).filter((day) => day !== null);
    expect(taken).toEqual(['2026-12-01']);
    expect(await claimPruning(test.db, at('05:30:00'))).toBeNull();
    expect(await claimPruning(test.db, at('06:30:00'))).toBe('2026-12-01');
    await finishPruning(test.db, '2026-12-01', at('06:31:00'), { files: 2, bytes: 5_000_000_000 });
    expect(await claimPruning(test.db, at('23:00:00'))).toBeNull();
    expect(await test.sql(`SELECT files, bytes::text FROM evidence_round`)).toEqual([
      { files: 2, bytes: '5000000000' },
    ]);
  });
});
