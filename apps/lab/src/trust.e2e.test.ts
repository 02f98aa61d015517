import { pageOf, PlatformDetail, PlatformRow, TrustDataset } from '@kaopu/contracts';
import { DIMENSIONS } from '@kaopu/scoring';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allFaults } from './testing/axe.ts';
import { tabTo } from './testing/keyboard.ts';
import { appears, mindConsole, mustBeEmpty, newPage, sidewaysOverflow } from './testing/pages.ts';
import type { Page } from './testing/pages.ts';
import { platformWith, seedScores } from './testing/seed-scores.ts';
import { openWorld, type World } from './testing/world.ts';

const MANY = 5000;
const RECOMPUTE = fileURLToPath(new URL('../../../infra/local/src/recompute.ts', import.meta.url));

let world: World;

/** Points that follow no pattern a reader would see, with digits that rounding would lose. */
function points(i: number, dimension: number): number {
  return (
    30 + ((i * 7919 + dimension * 104_729 + ((i * (dimension + 3)) % 101) * 31) % 69) + i / 7e3
  );
}

beforeAll(async () => {
  world = await openWorld({ KAOPU_COMMIT: '0123456789abcdef0123456789abcdef01234567-dirty' });
  const shops = Array.from({ length: MANY }, (_, i) => {
    const [qualification, supplyChain, price, service, technology, compliance] = DIMENSIONS.map(
      (_id, k) => (i % 7 === k ? 20 : points(i, k)),
    );
    return platformWith(
      `Shop ${String(i).padStart(4, '0')}`,
      {
        qualification: qualification ?? 0,
        'supply-chain': supplyChain ?? 0,
        price: price ?? 0,
        service: service ?? 0,
        technology: technology ?? 0,
        compliance: compliance ?? 0,
      },
      i % 40 === 1 ? 'fail' : i % 30 === 2 ? 'unknown' : 'pass',
    );
  });
  await seedScores(world.database, 'medium', shops);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

async function open({
  width = 1440,
  lang = 'zh-CN',
}: { width?: number; lang?: 'zh-CN' | 'en' } = {}): Promise<Page> {
  const page = await newPage(world, { viewport: { width, height: 900 }, locale: lang });
  mindConsole(page, world);
  await page.addInitScript(`localStorage.setItem('kaopu.lang', '${lang}')`);
  await page.goto(`${world.kaopu.url}/trust`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const DATASET = '/api/v1/trust/dataset?profile=medium';

async function dataset(): Promise<TrustDataset> {
  return TrustDataset.parse(await world.api.get(DATASET));
}

async function recheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: '在我的浏览器里重算' }).click();
  await page.getByText(/^重算于/).waitFor({ timeout: 120_000 });
}

interface Ended {
  code: number;
  said: string;
  printed: string;
}

/** The program behind `npm run recompute`. */
function recompute(source: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [RECOMPUTE, source], { maxBuffer: 1e8 }, (error, printed, said) => {
      const code = error === null ? 0 : Number(error.code ?? -1);
      resolve({ code, said, printed });
    });
  });
}

describe('the page by which nobody need believe us', () => {
  it('makes 5,000 scores again in the browser, in a thread of its own, and all are equal', async () => {
    const page = await open();
    const threads: string[] = [];
    page.on('worker', (worker) => threads.push(worker.url()));
    await recheck(page);
    expect(await page.locator('[data-fact=equal]').innerText()).toBe('5,000 / 5,000 相同');
    expect(await page.locator('[data-differs]').count()).toBe(0);
    expect(await page.locator('[data-hash]').getAttribute('data-hash')).toBe('equal');
    // Neither the inputs nor the reckoning ever were on the page's own thread.
    expect(threads).toHaveLength(1);
    const fetched = await page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name)`,
    );
    expect(fetched.some((name) => name.includes('/api/v1/trust?'))).toBe(true);
    expect(fetched.filter((name) => name.includes('/trust/dataset'))).toEqual([]);
    // The hash it found is the one the page states.
    const stated = await page.locator('[data-fact=snapshot]').innerText();
    expect(await page.locator('[data-hash] code').innerText()).toBe(stated);
    await page.context().close();
  });

  it('says how far it is', async () => {
    const page = await open();
    const told = page.evaluate<number[]>(`new Promise((resolve) => {
      const seen = [];
      new MutationObserver(() => {
        const bar = document.querySelector('progress');
        if (bar?.hasAttribute('value')) seen.push(bar.value / bar.max);
        if (document.querySelector('[data-fact=equal]')) resolve(seen);
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    })`);
    await recheck(page);
    const shares = await told;
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    await page.context().close();
  });

  it('shows an altered score as exactly that row, wherever it was altered', async () => {
    const { platforms } = await dataset();
    const victim = platforms[1234];
    if (victim === undefined) throw new Error('fewer than were seeded');
    const alter = (by: number) =>
      world.database.sql(
        `UPDATE current_score SET score = jsonb_set(score::jsonb, '{dimensions,2,value}',
           to_jsonb((score#>>'{dimensions,2,value}')::float8 + $2::float8))
         WHERE platform_id = $1::uuid`,
        [victim.id, by],
      );
    const page = await open();
    await alter(0.5);
    try {
      await recheck(page);
      expect(await page.locator('[data-fact=equal]').innerText()).toBe('4,999 / 5,000 相同');
      const rows = page.locator('[data-differs]');
      expect(await rows.count()).toBe(1);
      expect(await rows.first().getAttribute('data-differs')).toBe(victim.id);
      expect(await rows.first().innerText()).toContain(victim.published.value.toFixed(4));
    } finally {
      await alter(-0.5);
    }
    await page.context().close();
  });

  it('checks a kept file the same way, and sees that it was altered', async () => {
    const kept = await dataset();
    const row = kept.platforms[77];
    if (row === undefined) throw new Error('fewer than were seeded');
    const page = await open();
    const give = async (content: string, ends: string | RegExp) => {
      await page.getByLabel('核对一份下载的文件').setInputFiles({
        name: 'x.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      });
      expect(await appears(page, ends)).toBe(true);
    };
    await give(JSON.stringify(kept), '5,000 / 5,000 相同');
    const altered = {
      ...kept,
      platforms: kept.platforms.map((own) => (own === row ? { ...own, fresh: false } : own)),
    };
    await give(JSON.stringify(altered), '4,999 / 5,000 相同');
    expect(await page.locator('[data-differs]').getAttribute('data-differs')).toBe(row.id);
    expect(await page.locator('[data-hash]').getAttribute('data-hash')).toBe('differs');
    await give('{"format":', '这不是从这里导出的数据');
    await page.context().close();
  });

  it('tells version, commit, weights, hash, time and interests, in both languages', async () => {
    for (const [lang, none, dirty] of [
      ['zh-CN', '没有声明出资人或利益关系', '之后有改动'],
      ['en', 'has stated no funder and no interests', 'changed since'],
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
      await page.context().close();
    }
  });

  it('is read and used on a phone and with the keyboard alone', async () => {
    const page = await open({ width: 390 });
    await tabTo(page, '在我的浏览器里重算');
    await page.keyboard.press('Enter');
    expect(await appears(page, '5,000 / 5,000 相同')).toBe(true);
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    expect(await allFaults(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the number of a platform', () => {
  it('is the same on the list, on its page, in the table and on the command line', async () => {
    const { platforms } = await dataset();
    const sample = platforms.filter((_, i) => i % 97 === 5).slice(0, 50);
    expect(sample).toHaveLength(50);

    const answer = await fetch(`${world.kaopu.url}/api/v1/trust/dataset.csv?profile=medium`);
    const csv = new Map(
      (await answer.text()).split('\r\n').map((line) => [line.split(',')[0], line.split(',')]),
    );
    const cli = await recompute(`${world.kaopu.url}${DATASET}`);
    expect(cli).toMatchObject({ code: 0, said: expect.stringContaining('5000 / 5000 一致') });
    const printed = new Map(
      cli.printed.split('\n').map((line) => [line.split(',')[0], line.split(',')]),
    );

    for (const { id, name, published } of sample) {
      const { value, lo, hi, grade, status } = published;
      const listed = pageOf(PlatformRow).parse(
        await world.api.get(`/api/v1/platforms?q=${encodeURIComponent(name)}&profile=medium`),
      ).items[0];
      const detail = PlatformDetail.parse(await world.api.get(`/api/v1/platforms/${id}`));
      const inTable = csv.get(id) ?? [];
      const onLine = printed.get(id) ?? [];
      expect({
        list: listed?.score,
        detail: detail.score,
        csv: { value: Number(inTable[5]), lo: Number(inTable[6]), hi: Number(inTable[7]) },
        words: [inTable[2], inTable[3], onLine[1], onLine[2]],
        cli: { value: Number(onLine[4]), lo: Number(onLine[5]), hi: Number(onLine[6]) },
      }).toMatchObject({
        list: { value, lo, hi, grade, status },
        detail: { value, lo, hi, grade, status },
        csv: { value, lo, hi },
        words: [status, grade, status, grade],
        cli: { value, lo, hi },
      });
    }
  });

  it('is told to differ on the command line too, with a failing exit code', async () => {
    const kept = await dataset();
    const file = join(world.dataDir, 'altered.json');
    const [first, ...rest] = kept.platforms;
    if (first === undefined) throw new Error('nothing was seeded');
    const altered = { ...first, values: first.values.map((value) => value / 2) };
    await writeFile(file, JSON.stringify({ ...kept, platforms: [altered, ...rest] }));
    const told = await recompute(file);
    expect(told.code).toBe(1);
    expect(told.said).toContain(`不一致：${first.id}`);
    expect(told.said).toContain('4999 / 5000 一致');
    expect(told.said).toContain('输入的哈希对不上');
    expect(
      z
        .string()
        .parse(told.said)
        .match(/不一致：/g),
    ).toHaveLength(1);

    await writeFile(file, '{}');
    expect((await recompute(file)).code).toBe(2);
  });
});

// Last: it registers a platform of its own.
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
  for (const part of ['更正的店', '问客服', '问错了店', '老李 撤回']) expect(said).toContain(part);
  expect(await row.locator('del').innerText()).toBe('QQ：真人答复，180 秒');
  expect(await row.locator('time').count()).toBe(2);
  await page.context().close();
});
