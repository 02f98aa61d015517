import type { PackPaper } from '@kaopu/contracts';
import { openEvidenceFolder, packPdf, waitingPacks, type Db, type EvidenceFiles } from '@kaopu/db';
import { parseAllow } from '@kaopu/net/address';
import { createBrowser, type GuardedBrowser } from '@kaopu/net/browser';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { printPack } from './print.ts';

const HOSTILE =
  '</pre></style><script>document.body.textContent=""</script><img src="http://127.0.0.1/x">';
/** One black pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

let test: TestDatabase;
let db: Db;
let folder: string;
let files: EvidenceFiles;
let browser: GuardedBrowser;
let pixel = '';
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
  folder = await mkdtemp(join(tmpdir(), 'kaopu-pack-print-'));
  files = openEvidenceFolder(join(folder, 'evidence'));
  pixel = await files.put(PIXEL);
  browser = createBrowser({ allow: parseAllow(''), userAgent: 'test', dataFolder: folder });
});
afterAll(async () => {
  await browser.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => test.sql('TRUNCATE evidence_pack'));

type Item = PackPaper['items'][number];

function item(
  number: number,
  page: number,
  sheets: Item['sheets'],
  picture: Item['picture'],
): Item {
  return {
    number,
    page,
    url: `https://shop.example/${HOSTILE}`.repeat(9),
    mime: HOSTILE,
    size: 1,
    sha256: 'a'.repeat(64),
    note: HOSTILE.repeat(3),
    look: HOSTILE,
    capturedAt: '2026-11-23T08:05:00.000Z',
    link: { seq: number, hash: 'b'.repeat(64) },
    picture,
    isCovered: true,
    complete: false,
    sheets,
  };
}

const LINES = Array.from({ length: 61 }, () => `${HOSTILE}卡`.slice(0, 90));
const PAPER: PackPaper = {
  title: HOSTILE,
  note: `${HOSTILE}\n`.repeat(40),
  language: 'zh',
  madeAt: '2026-11-23T08:05:00.000Z',
  platform: [HOSTILE.repeat(4)],
  pages: 8,
  chain: { first: 1, last: 2, hash: 'c'.repeat(64) },
  items: [
    item(
      1,
      3,
      [
        { kind: 'lines', lines: LINES.slice(0, 37) },
        { kind: 'lines', lines: LINES },
      ],
      null,
    ),
    item(
      2,
      5,
      [
        { kind: 'picture', width: 180, whole: 395, from: 0, height: 150 },
        { kind: 'picture', width: 180, whole: 395, from: 150, height: 245 },
      ],
      { sha256: '', type: 'image/png' },
    ),
    item(3, 7, [{ kind: 'nothing', why: 'hash' }], null),
    item(4, 8, [{ kind: 'nothing', why: 'deleted' }], null),
  ],
};

async function stored(paper: PackPaper): Promise<string> {
  const [row] = await test.sql(
    `WITH shop AS (
       INSERT INTO platform (name, site_url, host_key)
       VALUES ('x', 'https://' || gen_random_uuid() || '.example/', 'x.example')
       RETURNING id
     )
     INSERT INTO evidence_pack (platform_id, title, paper, print_at)
     SELECT id, 'x', $1, now() - interval '1 second' FROM shop RETURNING id`,
    [JSON.stringify(paper)],
  );
  return String(row?.['id']);
}

function withPicture(paper: PackPaper, sha256 = pixel): PackPaper {
  const items = paper.items.map((each) =>
    each.picture === null ? each : { ...each, picture: { ...each.picture, sha256 } },
  );
  return { ...paper, items };
}

it('prints each sheet on one page, however much is on it, and runs nothing', async () => {
  const id = await stored(withPicture(PAPER));
  expect(await waitingPacks(db, 9)).toEqual([{ id }]);
  await printPack(db, files, browser, id);
  const pdf = Buffer.from((await packPdf(db, id)) ?? []).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(PAPER.pages);
  expect(await waitingPacks(db, 9)).toEqual([]);
});

it('keeps nothing whose pages are not those of its index', async () => {
  const id = await stored(withPicture({ ...PAPER, pages: 9 }));
  await expect(printPack(db, files, browser, id)).rejects.toThrow('its index would lie');
  expect(await packPdf(db, id)).toBeNull();
});

it('prints no picture that is gone or is none', async () => {
  const gone = await stored(withPicture(PAPER, 'd'.repeat(64)));
  await expect(printPack(db, files, browser, gone)).rejects.toThrow('is gone');
  const [, second] = PAPER.items;
  if (second === undefined) throw new Error('no second piece');
  const picture = { sha256: pixel, type: 'text/html"><script>' };
  const none = await stored({ ...PAPER, items: [{ ...second, picture }] });
  await expect(printPack(db, files, browser, none)).rejects.toThrow('no picture is');
});

it('does not keep what was printed of a pack that was changed meanwhile', async () => {
  const id = await stored(withPicture(PAPER));
  const changing = {
    async print(html: string) {
      const pdf = await browser.print(html);
      await test.sql(`UPDATE evidence_pack SET revision = 2, paper = NULL, print_at = NULL`);
      return pdf;
    },
  };
  await printPack(db, files, changing, id);
  expect(await packPdf(db, id)).toBeNull();
});
