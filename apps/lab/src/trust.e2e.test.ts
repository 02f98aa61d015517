import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { tabTo } from './testing/keyboard.ts';
import { threadsDuring } from './testing/main-thread.ts';
import { appears, mustBeEmpty, sidewaysOverflow, type Page } from './testing/pages.ts';
import { datasetOf, openTrust, seedTrust } from './testing/seed-trust.ts';
import { openWorld, type World } from './testing/world.ts';

// Every published score made again by who reads it.

const MANY = 5000;

let world: World;

beforeAll(async () => {
  world = await openWorld({ KAOPU_COMMIT: '0123456789abcdef0123456789abcdef01234567-dirty' });
  await seedTrust(world, MANY);
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const open = (options?: Parameters<typeof openTrust>[1]) => openTrust(world, options);
const dataset = () => datasetOf(world);

async function recheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: '在我的浏览器里重算' }).click();
  await page.getByText(/^重算于/).waitFor({ timeout: 120_000 });
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

  it('never keeps the page from answering meanwhile', async () => {
    const page = await open();
    const busy = await threadsDuring(world, page, async () => {
      await page.evaluate(
        '{ const end = performance.now() + 3_000; while (performance.now() < end); }',
      );
    });
    // It would be seen, though a busy machine gives the page but a part of these three seconds.
    expect(busy.longestOfPage).toBeGreaterThan(200);
    const { longestOfPage, ofWorkers } = await threadsDuring(world, page, () => recheck(page));
    expect(ofWorkers).toBeGreaterThan(0);
    expect(longestOfPage).toBeLessThan(200);
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
