import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { finishLooks } from '../schedule/index.ts';
import { claimNow, finished, finishWith, keepLook, makeShop } from '../testing/kept-looks.ts';
import { linkHash } from './chain.ts';
import { openEvidenceFolder } from './disk.ts';
import { evidencePath, type EvidenceFiles } from './files.ts';
import { evidenceLinks } from './links.ts';
import { recordEvidence } from './records.ts';
import { verifyEvidence, type EvidenceProblem } from './verify.ts';

let test: TestDatabase;
let folder: string;
let files: EvidenceFiles;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaopu-evidence-'));
  files = openEvidenceFolder(folder);
  await test.sql(
    `TRUNCATE platform, host, observation, unjudged, evidence, evidence_chain, evidence_head CASCADE`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function verify(platformId: string | null = null) {
  const problems: EvidenceProblem[] = [];
  const report = await verifyEvidence(test.db, files, platformId, (found) => problems.push(found));
  expect(report.problems).toBe(problems.length);
  return { report, problems };
}

async function faults(platformId: string | null = null): Promise<string[]> {
  const { problems } = await verify(platformId);
  return [...new Set(problems.map(({ fault }) => fault))].sort();
}

/** Three looks at one shop, five links. */
async function fiveLinks() {
  const { platformId, probeId } = await makeShop(test.db);
  const keys = [
    await keepLook(test.db, files, probeId, [{ text: 'one' }]),
    await keepLook(test.db, files, probeId, [{ text: 'two' }, { text: '二', mime: 'text/plain' }]),
    await keepLook(test.db, files, probeId, [
      { text: 'one' },
      { text: 'three', url: 'u:"\\\n\u0001é😀' },
    ]),
  ];
  const links = await evidenceLinks(test.db, platformId, { first: 1, last: 100 }, 100);
  return { platformId, probeId, keys, links };
}

describe('the chain', () => {
  it('links what looks kept, in their order, and verifies', async () => {
    const { platformId, keys, links } = await fiveLinks();
    expect(links.map(({ seq, key, kind }) => [seq, key, kind])).toEqual([
      [1, keys[0], 'kept'],
      [2, keys[1], 'kept'],
      [3, keys[1], 'kept'],
      [4, keys[2], 'kept'],
      [5, keys[2], 'kept'],
    ]);
    expect(links.map(linkHash)).toEqual(links.map(({ hash }) => hash));
    const { report, problems } = await verify();
    expect(problems).toEqual([]);
    expect(report).toMatchObject({
      platforms: [{ platformId, links: 5, head: `5:${links[4]?.hash}` }],
      files: 4,
      bytes: 14,
    });
  });

  it('holds the same bytes of one address once a look', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    await keepLook(test.db, files, probeId, [
      { text: 'a' },
      { text: 'a' },
      { text: 'a', url: 'b:' },
    ]);
    expect(await evidenceLinks(test.db, platformId, { first: 1, last: 9 }, 9)).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it('loses and doubles nothing when many looks of a platform end at the same time', async () => {
    const { platformId, probeId } = await makeShop(test.db);
    const first = await claimNow(test.db, probeId);
    const shops = await Promise.all(Array.from({ length: 60 }, () => makeShop(test.db)));
    const claims = await Promise.all(shops.map((shop) => claimNow(test.db, shop.probeId)));
    // Looks at sixty sites, none of which waits for another, that all belong to one platform.
    await test.sql(`UPDATE probe SET platform_id = $1`, [platformId]);
    await Promise.all(
      [first, ...claims].map((claim, i) =>
        finishWith(test.db, files, claim, [{ text: `a${i}` }, { text: `b${i}` }]),
      ),
    );
    const links = await evidenceLinks(test.db, platformId, { first: 1, last: 1_000 }, 1_000);
    expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length: 122 }, (_, i) => i + 1));
    expect(new Set(links.map(({ sha256 }) => sha256)).size).toBe(122);
    expect(await faults()).toEqual([]);
  });

  it('takes in many looks of many platforms in one statement', async () => {
    const shops = await Promise.all([makeShop(test.db), makeShop(test.db)]);
    const claims = await Promise.all(shops.map((shop) => claimNow(test.db, shop.probeId)));
    const evidence = [
      { sha256: await files.put(Buffer.from('x')), url: 'u:', mime: 'a/b', size: 1 },
    ];
    await recordEvidence(test.db, evidence);
    const looks = claims.map((claim) => finished(claim, evidence));
    expect(await finishLooks(test.db, looks, 0)).toHaveLength(2);
    // A look that comes twice is stored once, and so are its links.
    expect(await finishLooks(test.db, looks, 0)).toEqual([]);
    const { report, problems } = await verify();
    expect(problems).toEqual([]);
    expect(report.platforms.map(({ links }) => links)).toEqual([1, 1]);
  });
});

describe('tampering is found and named', () => {
  it('for a flip of any one byte of any stored file', async () => {
    const { platformId, links } = await fiveLinks();
    for (const { sha256 } of links) {
      const path = join(folder, evidencePath(sha256));
      const good = await readFile(path);
      for (let at = 0; at < good.length; at += 1) {
        const bad = Buffer.from(good);
        bad.writeUInt8((bad[at] ?? 0) ^ (1 << (at % 8)), at);
        await writeFile(path, bad);
        await expect(files.get(sha256)).rejects.toMatchObject({ name: 'EvidenceDamaged', sha256 });
      }
      const { problems } = await verify(platformId);
      expect(problems).toMatchObject([{ fault: 'file-damaged', sha256, platformId }]);
      await writeFile(path, good);
    }
    expect(await faults()).toEqual([]);
  });

  it('for a file that was removed, or that nobody recorded', async () => {
    const { platformId, links } = await fiveLinks();
    const sha256 = links[4]?.sha256 ?? '';
    await files.remove(sha256);
    expect((await verify()).problems).toEqual([
      { fault: 'file-missing', platformId, seq: 5, sha256, key: links[4]?.key },
    ]);
    await files.put(Buffer.from('three'));
    const stray = await files.put(Buffer.from('stray'));
    expect((await verify()).problems).toMatchObject([{ fault: 'file-stray', sha256: stray }]);
  });

  it.each([1, 2, 3, 4, 5])('for link %i taken out', async (seq) => {
    const { platformId } = await fiveLinks();
    await test.sql(`DELETE FROM evidence_chain WHERE seq = $1`, [seq]);
    const { problems } = await verify();
    expect(problems).toContainEqual(expect.objectContaining({ fault: 'link-missing', platformId }));
    expect(await faults()).toContain('item-unlinked');
  });

  it('for the end of the chain cut off together with its head', async () => {
    await fiveLinks();
    await test.sql(`DELETE FROM evidence_chain WHERE seq > 3`);
    await test.sql(
      `UPDATE evidence_head SET seq = 3, hash = (SELECT hash FROM evidence_chain WHERE seq = 3)`,
    );
    expect(await faults()).toContain('item-unlinked');
  });

  it.each([
    ['kind', `'pruned'`],
    ['sha256', `repeat('0', 64)`],
    ['key', `key || 'x'`],
    ['url', `'https://other.example/'`],
    ['mime', `'image/png'`],
    ['size', 'size + 1'],
    ['at', `at - interval '1 millisecond'`],
    ['prev_hash', `repeat('a', 64)`],
    ['hash', `repeat('a', 64)`],
  ])('for a link whose %s was altered', async (column, value) => {
    const { platformId } = await fiveLinks();
    await test.sql(`UPDATE evidence_chain SET ${column} = ${value} WHERE seq = 3`);
    const { problems } = await verify();
    expect(problems).toContainEqual(
      expect.objectContaining({ fault: 'link-altered', seq: 3, platformId }),
    );
  });

  it('for a link altered together with its hash', async () => {
    const { links } = await fiveLinks();
    const link = links[2];
    if (!link) throw new Error('no third link');
    const hash = linkHash({ ...link, url: 'https://other.example/' });
    await test.sql(
      `UPDATE evidence_chain SET url = 'https://other.example/', hash = $1 WHERE seq = 3`,
      [hash],
    );
    const { problems } = await verify();
    expect(problems).toContainEqual(expect.objectContaining({ fault: 'link-torn', seq: 4 }));
  });

  it('for two links that changed places, and for one put in', async () => {
    await fiveLinks();
    await test.sql(`UPDATE evidence_chain SET seq = 99 WHERE seq = 2`);
    await test.sql(`UPDATE evidence_chain SET seq = 2 WHERE seq = 3`);
    await test.sql(`UPDATE evidence_chain SET seq = 3 WHERE seq = 99`);
    expect(await faults()).toEqual(['link-altered', 'link-torn']);
    await test.sql(`TRUNCATE evidence_chain, evidence_head, observation, evidence`);
    await fiveLinks();
    await test.sql(
      `INSERT INTO evidence_chain SELECT platform_id, 6, kind, sha256, key, url, mime, size, at, hash, hash
       FROM evidence_chain WHERE seq = 5`,
    );
    expect(await faults()).toContain('head-differs');
  });

  it.each([
    ['the head', `UPDATE evidence_head SET hash = repeat('a', 64)`, 'head-differs'],
    ['no head', `DELETE FROM evidence_head`, 'head-differs'],
    ['a record', `UPDATE evidence SET size = size + 1`, 'record-differs'],
    ['a record’s type', `UPDATE evidence SET mime = 'image/png'`, 'record-differs'],
    ['no record', `DELETE FROM evidence`, 'record-differs'],
    ['an observation', `UPDATE observation SET evidence = '[]'`, 'link-unfounded'],
    ['no observation', `DELETE FROM observation`, 'link-unfounded'],
    [
      'an observation’s address',
      `UPDATE observation SET evidence = jsonb_set(evidence, '{0,url}', '"https://x.example/"')`,
      'item-unlinked',
    ],
  ])('for %s altered', async (_what, sql, fault) => {
    await fiveLinks();
    await test.sql(sql);
    expect(await faults()).toContain(fault);
  });

  it('of one platform says nothing of another', async () => {
    const [one, two] = [await fiveLinks(), await fiveLinks()];
    await test.sql(`DELETE FROM evidence_chain WHERE seq = 2 AND platform_id = $1`, [
      one.platformId,
    ]);
    expect(await faults(two.platformId)).toEqual([]);
    expect(await faults(one.platformId)).toEqual(['item-unlinked', 'link-missing']);
  });
});
