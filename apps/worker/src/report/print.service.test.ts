import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { createBrowser, type GuardedBrowser } from '@kaopu/net/browser';
import { parseAllow } from '@kaopu/net/address';
import type { ReportContents } from '@kaopu/contracts';
import { findReport, reportPdf, waitingPrints, type Db } from '@kaopu/db';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { printReport } from './print.ts';

let test: TestDatabase;
let db: Db;
let folder: string;
let browser: GuardedBrowser;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
  folder = await mkdtemp(join(tmpdir(), 'kaopu-print-'));
  browser = createBrowser({ allow: parseAllow(''), userAgent: 'test', dataFolder: folder });
});
afterAll(async () => {
  await browser.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => test.sql('TRUNCATE report'));

const CONTENTS: ReportContents = {
  title: { zh: '日报 · 中型', en: 'Daily report · Medium' },
  lead: { zh: '一天', en: 'one day' },
  sections: [
    {
      kind: 'risks',
      title: { zh: '新的风险', en: 'New risks' },
      nothing: { zh: '没有', en: 'none' },
      total: 1,
      lines: [
        {
          platformId: '0198c0de-0000-4000-8000-000000000001',
          name: '<script>document.body.textContent = "1"</script>',
          text: { zh: '网站打不开', en: 'site unreachable' },
          score: null,
          evidence: [],
          changeIds: [],
        },
      ],
    },
  ],
};

async function stored(contents: object = CONTENTS): Promise<string> {
  const [row] = await test.sql(
    `INSERT INTO report (id, profile, language, from_at, until_at, contents, print_at)
     VALUES (gen_random_uuid(), 'medium', 'zh', now(), now(), $1, now() - interval '1 second')
     RETURNING id`,
    [JSON.stringify(contents)],
  );
  return String(row?.['id']);
}

it('prints a report once, on paper, with its Chinese characters in the file', async () => {
  const id = await stored();
  expect(await waitingPrints(db, 9)).toEqual([{ id }]);
  await printReport(db, browser, id);
  const pdf = Buffer.from((await reportPdf(db, id)) ?? []);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // What characters look like is laid into the file, or it would be squares elsewhere.
  expect(pdf.toString('latin1')).toMatch(/\/(?:FontFile[23]?|CharProcs)\b/);
  expect(await findReport(db, id)).toMatchObject({ pdfSize: pdf.length, isPrinting: false });
  expect(await waitingPrints(db, 9)).toEqual([]);
});

it('is tried again when it fails, some times', async () => {
  const id = await stored();
  const failing = { print: () => Promise.reject(new Error('no browser')) };
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(printReport(db, failing, id)).rejects.toThrow('no browser');
    await test.sql(
      `UPDATE report SET print_at = now() - interval '1 second' WHERE print_at IS NOT NULL`,
    );
  }
  await printReport(db, failing, id);
  expect(await findReport(db, id)).toMatchObject({ pdfSize: null, isPrinting: false });
});

it('is not printed by two at a time', async () => {
  const id = await stored();
  let prints = 0;
  const counting = { print: async () => Buffer.from(`%PDF-${(prints += 1)}`) };
  await Promise.all([1, 2, 3].map(() => printReport(db, counting, id)));
  expect(prints).toBe(1);
});
