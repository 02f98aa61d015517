import { PlatformDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Lab } from './lab.ts';
import { allFaults } from './testing/axe.ts';
import { openPage, type PageOptions } from './testing/open-page.ts';
import { appears, mustBeEmpty, type Page, sidewaysOverflow } from './testing/pages.ts';
import { watchShop, type WatchedShop } from './testing/watch-shop.ts';
import { AT_LAB_PACE, openLab, openWorld, siteIn, type World } from './testing/world.ts';

// Is the machine watching? What came of every probe, and what can be done about it.

let lab: Lab;
let world: World;
let shop: WatchedShop;
let probe = '';
/** So many probes are shown at once. */
const PAGE = 20;

beforeAll(async () => {
  lab = await openLab();
  world = await openWorld({ ...AT_LAB_PACE, KAOPU_CONTROL_URLS: `${lab.controlUrl}/control` });
});
afterAll(async () => {
  await world?.close();
  await lab?.stop();
});
afterEach(() => mustBeEmpty(world.complaints));

const open = (path = '/probes', options?: PageOptions) => openPage(world, path, options);
const rowOf = (page: Page, id: string) => page.locator(`[data-probe="${id}"]`);

/** So many platforms that nobody looks at, with a probe each that did not look for a year. */
async function seedProbes(count: number): Promise<void> {
  await world.database.sql(
    `WITH made AS (
       INSERT INTO platform (name, site_url, host_key)
       SELECT '种子平台' || lpad(i::text, 4, '0'), 'https://seed-' || i || '.example/', 'seed-' || i
       FROM generate_series(1, $1) AS i RETURNING id
     )
     INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, enabled, first_slot, next_due,
       last_at, last_status, last_cause, created_at)
     SELECT id, 'availability', 'http', '{}', 86400, false, now(), now() + interval '1 day',
       now() - interval '1 hour', 'observed', NULL, now() - interval '1 day' FROM made`,
    [count],
  );
}

/** Sixty looks of each of the newest probes, of every kind but the one that counts as slow. */
async function seedRuns(probes: number): Promise<void> {
  await world.database.sql(
    `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, spacing_ms, seen)
     SELECT 'seed/' || p.id || '/' || i, now() - i * interval '1 hour', p.platform_id, p.id, p.kind,
       CASE WHEN i % 4 = 0 THEN 'observed' WHEN i % 4 = 3 THEN 'missed' ELSE 'unknown' END,
       CASE i % 4 WHEN 1 THEN 'timeout' WHEN 2 THEN 'challenged' WHEN 3 THEN 'no-worker' END, 0, '{}'
     FROM (SELECT * FROM probe ORDER BY created_at DESC, id DESC LIMIT $1) p, generate_series(1, 60) AS i`,
    [probes],
  );
}

it('is reached from the navigation, and says how the queue does', async () => {
  const site = siteIn(lab);
  shop = await watchShop(world, site);
  const detail = PlatformDetail.parse(await world.api.get(`/api/v1/platforms/${shop.id}`));
  probe = detail.probes[0]?.id ?? '';
  const page = await open('/');
  await page.getByRole('navigation').first().getByRole('link', { name: '探测' }).click();
  await page.waitForURL('**/probes');
  expect(await appears(page, '队列正常 · 数据库')).toBe(true);
  const fact = (name: string) => page.locator('dl > div', { hasText: name }).locator('dd');
  await expect.poll(() => fact('工作进程').innerText()).toBe('1');
  expect(await fact('迟到两个周期').innerText()).toBe('0');
  const row = rowOf(page, probe);
  expect(await row.innerText()).toMatch(/100\.0%\s*1\/1/);
  await page.context().close();
});

it('a look that is asked for is queued, under way, and then there, without a reload', async () => {
  const page = await open();
  const row = rowOf(page, probe);
  await row.waitFor();
  await page.evaluate('window.stayed = true');
  await page.evaluate(
    `window.states = []; new MutationObserver(() => {
      const text = document.querySelector('[data-probe="${probe}"] [role=status]').innerText.trim();
      if (text !== '' && window.states.at(-1) !== text) window.states.push(text);
    }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true })`,
  );
  await lab.set({ site: shop.site.id, mode: 'slow', delayMs: 3_000 });
  await row.getByRole('button', { name: '立即探测' }).click();
  await expect
    .poll(() => page.evaluate<string[]>('window.states'), { timeout: 30_000 })
    .toEqual(['已排队', '正在探测…']);
  await expect
    .poll(() => row.locator('svg').getAttribute('data-cells'), { timeout: 60_000 })
    .toMatch(/^\w+ \w+$/);
  await expect.poll(() => row.locator('[role=status]').innerText()).toBe('');
  expect(await page.evaluate('window.stayed')).toBe(true);
  await lab.set({ site: shop.site.id, mode: 'normal' });
  await page.context().close();
});

it('a look that was turned away is blocked and not failed: the reason in words, then as it came', async () => {
  await lab.set({ site: shop.site.id, mode: 'captcha' });
  await shop.look();
  const page = await open();
  const row = rowOf(page, probe);
  await expect.poll(() => row.locator('svg').getAttribute('data-cells')).toMatch(/ blocked$/);
  expect(await row.locator('[data-part=last]').innerText()).toContain('未能核实');
  await row.getByText('查看输出').click();
  expect(await row.locator('[data-reason]').innerText()).toMatch(/^原因：\S/);
  await lab.set({ site: shop.site.id, mode: 'normal' });
  await page.context().close();
});

it('a look that failed tells the reason in words, and then as it came', async () => {
  const raw = 'dns: getaddrinfo ENOTFOUND shop.invalid';
  await world.database.sql(
    `UPDATE observation SET status = 'unknown', cause = 'unreachable', detail = $2 WHERE (key, slot_at) = (
       SELECT key, slot_at FROM observation WHERE probe_id = $1 ORDER BY slot_at DESC LIMIT 1)`,
    [probe, raw],
  );
  const page = await open();
  const row = rowOf(page, probe);
  await expect.poll(() => row.locator('svg').getAttribute('data-cells')).toMatch(/ fail$/);
  await row.getByText('查看输出').click();
  const said = row.locator('[data-reason], [data-raw]');
  await expect.poll(() => said.count()).toBe(2);
  const [words = '', asItCame] = await said.allInnerTexts();
  expect(words).toMatch(/^原因：\p{Script=Han}/u);
  expect(words).not.toContain('ENOTFOUND');
  expect(asItCame).toBe(`原文： ${raw}`);
  const [first = Infinity, second = 0] = await said.evaluateAll((parts) =>
    parts.map((part) => part.getBoundingClientRect().top),
  );
  expect(second).toBeGreaterThan(first);
  await page.context().close();
});

it('what a look brought is cut off at 20 KB, and it says so', async () => {
  const seen = JSON.stringify({ reachable: true, said: '靠'.repeat(20_000) });
  await world.database.sql(
    `UPDATE observation SET seen = $2, status = 'observed', cause = NULL WHERE (key, slot_at) = (
       SELECT key, slot_at FROM observation WHERE probe_id = $1 ORDER BY slot_at DESC LIMIT 1)`,
    [probe, seen],
  );
  const page = await open();
  const row = rowOf(page, probe);
  await row.getByText('查看输出').click();
  const output = row.locator('pre');
  await output.waitFor();
  const shown = new TextEncoder().encode(await output.innerText()).length;
  expect(shown).toBeLessThanOrEqual(20 * 1024);
  expect(shown).toBeGreaterThan(20 * 1024 - 64);
  expect(await appears(page, /只显示前 20 KB，共 58\.\d KB/)).toBe(true);
  await page.context().close();
});

it('the rate caps are shown, and a site’s can be lowered, never raised', async () => {
  const page = await open();
  const caps = await page.locator('[data-fact=caps]').innerText();
  expect(caps).toMatch(/两次之间至少隔 200 毫秒；一口气至多 60 次请求/);
  const cap = rowOf(page, probe).locator('[data-cap]');
  await cap.getByText('频率上限：至少隔 200 毫秒').click();
  const choice = cap.getByRole('combobox');
  const offered = await choice
    .locator('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
  expect(offered[0]).toBe('');
  for (const seconds of offered.slice(1)) expect(Number(seconds)).toBeGreaterThan(0.2);
  for (const gapSeconds of [0, 0.1, -5]) {
    const answer = await fetch(`${world.kaopu.url}/api/v1/probe-runs/${probe}/cap`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ gapSeconds }),
    });
    expect([gapSeconds, answer.status]).toEqual([gapSeconds, 400]);
  }
  await choice.selectOption('至少 1 小时');
  await expect.poll(() => cap.getAttribute('data-cap')).toBe('3600');
  await page.reload();
  await expect.poll(() => cap.getAttribute('data-cap')).toBe('3600');
  // From the end of the next look on nobody looks there for an hour, not even when asked to.
  await shop.look();
  await rowOf(page, probe).getByRole('button', { name: '立即探测' }).click();
  await rowOf(page, probe).getByText('已排队').waitFor();
  const rests = () =>
    world.database.sql(
      `SELECT extract(epoch from next_ok - now())::float8 AS seconds FROM host WHERE gap_seconds = 3600`,
    );
  const [rest] = await rests();
  expect(Number(rest?.['seconds'])).toBeGreaterThan(3_400);
  await cap.getByText('频率上限：至少隔 1 小时').click();
  await choice.selectOption('和所有网站一样，至少 200 毫秒');
  await expect.poll(() => cap.getAttribute('data-cap')).toBe('0.2');
  await world.database.sql('UPDATE host SET next_ok = now()');
  await expect
    .poll(() => rowOf(page, probe).locator('[role=status]').innerText(), { timeout: 60_000 })
    .toBe('');
  await page.context().close();
});

it('a paused probe is paused on its platform too, and goes on from either', async () => {
  const page = await open();
  await rowOf(page, probe).getByRole('button', { name: '暂停' }).click();
  await rowOf(page, probe).getByText('已暂停').waitFor();
  await page.goto(`${world.kaopu.url}/platforms/${shop.id}/probes`);
  await page.getByText('已暂停').first().waitFor();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '暂停' }).waitFor();
  await page.goto(`${world.kaopu.url}/probes`);
  await rowOf(page, probe).getByRole('button', { name: '暂停' }).waitFor();
  expect(await rowOf(page, probe).getByText('已暂停').count()).toBe(0);
  await page.context().close();
});

it('five thousand probes stay light: a page at a time, found by name and by state', async () => {
  await seedProbes(5_000);
  await seedRuns(PAGE);
  const page = await open();
  expect(await appears(page, '共 5,001 个探测')).toBe(true);
  await rowOf(page, probe).waitFor();
  expect(await page.locator('[data-probe]').count()).toBe(PAGE);
  const cells = await page.locator('[data-probe] svg').first().getAttribute('data-cells');
  expect(new Set(cells?.split(' ')).size).toBeGreaterThan(2);
  expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
  await page.getByRole('link', { name: '下一页' }).click();
  await page.waitForURL(/cursor=/);
  await expect.poll(() => rowOf(page, probe).count()).toBe(0);
  expect(await page.locator('[data-probe]').count()).toBe(PAGE);
  await page.getByRole('link', { name: '回到第一页' }).click();
  await rowOf(page, probe).waitFor();

  await page.getByLabel('平台名称').fill('种子平台4321');
  await expect.poll(() => page.locator('[data-probe]').count()).toBe(1);
  await page.waitForURL(/q=/);
  await page.reload();
  await expect.poll(() => page.locator('[data-probe]').count()).toBe(1);
  await page.getByLabel('平台名称').fill('');
  await expect.poll(() => page.locator('[data-probe]').count()).toBe(PAGE);
  await page.getByRole('radio', { name: /^已暂停 5,000/ }).check();
  await page.waitForURL(/state=paused/);
  await expect.poll(() => rowOf(page, probe).count()).toBe(0);
  await page.context().close();
});

it('a worker that is silent for two intervals raises the bar above every page', async () => {
  const page = await open();
  await page.getByText('队列正常 · 数据库').waitFor();
  // Nobody hears of it any more: as if it had stopped a minute ago, four beats.
  await world.database.sql(
    `CREATE FUNCTION deaf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$`,
  );
  await world.database.sql(
    `CREATE TRIGGER deaf BEFORE UPDATE OR INSERT ON worker FOR EACH ROW EXECUTE FUNCTION deaf()`,
  );
  await world.database.sql(`ALTER TABLE worker DISABLE TRIGGER deaf`);
  await world.database.sql(
    `UPDATE worker SET beat_at = now() - interval '61 seconds', seen_at = now() - interval '61 seconds'`,
  );
  await world.database.sql(`ALTER TABLE worker ENABLE TRIGGER deaf`);
  let polls = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/health') polls += 1;
  });
  expect(await appears(page.getByRole('status'), /没有工作进程在运行/)).toBe(true);
  expect(polls).toBeLessThanOrEqual(1);
  // On every page.
  await page.goto(`${world.kaopu.url}/trust`);
  expect(await appears(page.getByRole('status'), /没有工作进程在运行/)).toBe(true);
  await world.database.sql('DROP TRIGGER deaf ON worker');
  await page.context().close();
  // The browser itself reports answers of 503.
  world.complaints.splice(0);
});

it.each(['zh-CN', 'en'] as const)('axe finds nothing in %s, and it fits', async (language) => {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1440, 390, 320]) {
      const page = await open('/probes', { width, language, theme });
      await rowOf(page, probe).waitFor();
      await page.waitForLoadState('networkidle');
      expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
      expect([width, theme, await allFaults(page)]).toEqual([width, theme, []]);
      await page.context().close();
    }
  }
});
