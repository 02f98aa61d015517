import { PlatformDetail } from '@kaopu/contracts';
import { METHOD_VERSION, methodText } from '@kaopu/scoring';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allFaults } from './testing/axe.ts';
import { mustBeEmpty, sidewaysOverflow } from './testing/pages.ts';
import { DATASET, datasetOf, openTrust, seedTrust } from './testing/seed-trust.ts';
import { openWorld, type World } from './testing/world.ts';

// What is laid open beside the scores: who, which version, what changed, what was corrected.

let world: World;

beforeAll(async () => {
  world = await openWorld({ KAOPU_COMMIT: '0123456789abcdef0123456789abcdef01234567-dirty' });
  await seedTrust(world, 60);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const open = (options?: Parameters<typeof openTrust>[1]) => openTrust(world, options);
const dataset = () => datasetOf(world);

const Content = z.looseObject({ constants: z.record(z.string(), z.unknown()) });
const NO_PAYMENT = 'have no field for payments, advertising or commissions';
const FIELDS = 'The fields the program takes';

/** Names of all fields of a value, at any depth. */
function namesIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return new Set([...own, ...Object.values(value).flatMap((part) => [...namesIn(part)])]);
}

describe('what is laid open', () => {
  it('tells version, commit, weights, hash, time and interests, in both languages', async () => {
    for (const [lang, none, dirty, noPayment, fields] of [
      [
        'zh-CN',
        '没有声明出资人或利益关系',
        '之后有改动',
        '没有任何写付款、广告、返佣的字段',
        '程序收哪些字段',
      ],
      ['en', 'has stated no funder and no interests', 'changed since', NO_PAYMENT, FIELDS],
    ] as const) {
      const page = await open({ lang });
      expect(await page.locator('[data-fact=interests]').innerText()).toContain(none);
      const commit = await page.locator('[data-fact=commit]').innerText();
      expect(commit).toContain('0123456789abcdef0123456789abcdef01234567');
      expect(commit).toContain(dirty);
      const { snapshot } = await dataset();
      expect(await page.locator('[data-fact=snapshot]').innerText()).toBe(snapshot.sha256);
      expect(await page.locator('[data-fact=weights]').innerText()).toContain('17.5%');
      expect(await page.locator('[data-fact=at] time').getAttribute('datetime')).toBe(snapshot.at);
      expect(await allFaults(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
      // No field for a payment: said in words, and where anybody can look it up.
      const card = page.locator('section', { has: page.locator('[data-fact=interests]') });
      expect(await card.innerText()).toContain(noPayment);
      const schema = await card.getByRole('link', { name: 'OpenAPI' }).getAttribute('href');
      expect(schema).toBe('/api/openapi.json');
      expect(await (await fetch(`${world.kaopu.url}${schema}`)).text()).toContain('/trust/dataset');
      const names = namesIn(await dataset());
      expect(names.size).toBeGreaterThan(10);
      expect(
        [...names].filter((name) => /pa(?:y|id)|sponsor|advert|commission|fee|promot/i.test(name)),
      ).toEqual([]);
      await card.getByRole('link', { name: fields }).click();
      await page.waitForURL('**/method**#inputs');
      await page.context().close();
    }
  });

  it('is the very source that makes the scores, a click away', async () => {
    const page = await open();
    const coming = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'packages/scoring/src' }).click();
    const source = await coming;
    await source.waitForLoadState();
    const text = await source.locator('body').innerText();
    const own = await readFile(
      new URL('../../../packages/scoring/src/overall.ts', import.meta.url),
      'utf8',
    );
    expect(text.replaceAll(/\s+/g, ' ')).toContain(own.replaceAll(/\s+/g, ' ').trim());
    await page.context().close();
  });

  it('is there to take away, and the command for it names this very export', async () => {
    const page = await open();
    for (const [name, extension, path] of [
      ['全部输入和分数（JSON）', 'json', DATASET],
      ['全部分数（CSV）', 'csv', DATASET.replace('dataset?', 'dataset.csv?')],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`kaopu-scores-medium.${extension}`);
      const kept = await readFile(await file.path());
      const answer = await fetch(world.kaopu.url + path);
      expect(kept.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
    }
    const command = page.locator('code', { hasText: 'npm run recompute' }).first();
    expect(await command.innerText()).toBe(`npm run recompute -- "${world.kaopu.url}${DATASET}"`);
    await page.context().close();
  });

  it('is how the formula changed, with what each change did', async () => {
    const { sql } = world.database;
    const content = Content.parse(JSON.parse(methodText()));
    const before = `0.9.0+${'a'.repeat(64)}`;
    const older = { ...content, constants: { ...content.constants, kappa: 7 } };
    await sql(
      `INSERT INTO method (id, constants, created_at) VALUES ($1, $2::jsonb, now() - interval '9 days'),
         ($3, $4::jsonb, now() - interval '2 days')
       ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at`,
      [before, JSON.stringify(older), METHOD_VERSION, JSON.stringify(content)],
    );
    await sql(
      `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi, grade,
         coverage, score)
       SELECT platform_id, profile, seq, now() - days * interval '1 day', method, status, value - less, 0, 100,
         grade, 1, score
       FROM (SELECT *, row_number() OVER (ORDER BY platform_id) AS nth FROM current_score) c
       CROSS JOIN LATERAL (VALUES
         (1, 3, $1::text, CASE WHEN nth = 1 THEN 5 ELSE 2 END, CASE WHEN nth <= 3 THEN 'F' ELSE 'D' END),
         (2, 1, $2::text, 0, 'D')) AS made(seq, days, method, less, grade)`,
      [before, METHOD_VERSION],
    );
    const page = await open();
    const version = page.locator(`[data-version="${METHOD_VERSION.split('+')[0]}"]`);
    await version.waitFor();
    expect(await version.locator('[data-fact=effect]').innerText()).toBe(
      '切换前后各有分数的 60 家里，3 家等级变了；分数变动的中位数 2.0 分，最大 5.0 分。',
    );
    await version.getByText('改了 1 处').click();
    const cells = await version.locator('tbody td').allInnerTexts();
    expect(cells).toEqual(['constants.kappa', '7', String(content.constants['kappa'])]);
    const first = page.locator('[data-version="0.9.0"]');
    expect(await first.innerText()).toContain('最早的一版');
    expect(await first.locator('time').count()).toBe(1);
    await page.context().close();
  });

  it('keeps what was corrected, struck through, with who, when and why', async () => {
    const made = await world.api.post('/api/v1/platforms', {
      name: '更正的店',
      siteUrl: 'https://corrected.example/',
    });
    const { id } = PlatformDetail.parse(made);
    const entry = `/api/v1/platforms/${id}/entries`;
    const key = '0b7e7a52-8f5c-4c3e-9d0a-3f5d0c1e2a11';
    await world.api.post(entry, {
      id: key,
      kind: 'support-conversation',
      at: new Date(Date.now() - 3_600_000).toISOString(),
      reporter: '小王',
      fields: {
        channel: 'qq',
        wait: '2026-11-01T02:00:00.000Z/2026-11-01T02:03:00.000Z',
        outcome: 'answered',
      },
      uploads: [],
    });
    await world.api.post(`/api/v1/platforms/${id}/retractions`, {
      key: `entry/${key}`,
      reason: '问错了店',
      by: '老李',
    });
    const page = await open();
    const row = page.locator('[data-correction]');
    await row.waitFor();
    const said = await row.innerText();
    for (const part of ['更正的店', '问客服', '问错了店', '老李 撤回'])
      expect(said).toContain(part);
    expect(await row.locator('del').innerText()).toBe('QQ：真人答复，3 分钟');
    expect(await row.locator('time').count()).toBe(2);
    await page.context().close();
  });
});

it('what an operator states of his interests stands in his own words', async () => {
  const stated = '本站由甲公司出资；甲公司持有乙平台 3% 的股份。<b>不收</b>任何平台的钱。';
  const open = await openWorld({ KAOPU_INTERESTS: stated });
  try {
    for (const [lang, by] of [
      ['zh-CN', '运营者的声明'],
      ['en', 'operator'],
    ] as const) {
      const page = await openTrust(open, { lang });
      const quote = page.locator('blockquote[data-fact=interests]');
      await quote.waitFor();
      expect(await quote.innerText()).toBe(stated);
      expect(await page.locator('section', { has: quote }).innerText()).toContain(by);
      await page.context().close();
    }
  } finally {
    await open.close();
  }
});
