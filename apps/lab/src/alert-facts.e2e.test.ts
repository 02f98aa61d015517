import { pageOf, ObservationView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { openPage } from './testing/open-page.ts';
import { labWorld } from './testing/own-world.ts';
import { phone, type Page } from './testing/pages.ts';
import { seedAlert, seedScore } from './testing/seed-alerts.ts';
import { seedExposure } from './testing/seed-week.ts';
import { watchShop } from './testing/watch-shop.ts';
import { siteIn } from './testing/world.ts';

// What an alert's page lays before who has to decide.

const { lab, world } = labWorld();

const open = (path: string) => openPage(world(), path, { width: 390 });

interface Fact {
  name: string;
  text: string;
  inside: boolean;
}

/** What decides, and whether it is in sight; what a bar at the bottom hides is as good as not there. */
const FACTS = `(() => {
  const bars = [...document.querySelectorAll('nav')].filter((nav) => getComputedStyle(nav).position === 'fixed');
  const end = Math.min(844, ...bars.map((bar) => bar.getBoundingClientRect().top));
  return [...document.querySelectorAll('[data-fact]')].map((fact) => ({
    name: fact.dataset.fact,
    text: fact.innerText,
    inside: fact.getBoundingClientRect().top >= 0 && fact.getBoundingClientRect().bottom <= end,
  }));
})()`;

describe('alternatives', () => {
  it('are only those that are surely better and pass every floor, or there are said to be none', async () => {
    const { id, platformId } = await seedAlert(world().database, '要换的店');
    await seedScore(world().database, { id: platformId }, { value: 60, spread: 10 });
    await seedScore(world().database, '区间重叠', { value: 75, spread: 10 });
    await seedScore(world().database, '底线未过', { value: 99, spread: 1, status: 'vetoed' });
    const page = await open(`/alerts/${id}`);
    const box = page.locator('[data-fact=alternative]');
    expect(await box.innerText()).toContain('没有哪家确定更好');
    await seedScore(world().database, '更好的店', { value: 90, spread: 5 });
    await page.reload();
    await box.getByRole('link').waitFor();
    expect(await box.getByRole('link').allInnerTexts()).toEqual(['更好的店 90（85–95）A']);
    await page.context().close();
  });

  it('are only those that have what the reader narrowed his list to', async () => {
    const { id, platformId } = await seedAlert(world().database, '又要换的店');
    await seedScore(world().database, { id: platformId }, { value: 40, spread: 5 });
    await seedScore(world().database, '不能混批的店', { value: 92, spread: 2 });
    await seedScore(world().database, '能混批的店', { value: 88, spread: 2 });
    await world().database.sql(
      `INSERT INTO platform_insight (platform_id, judge_seq, at, insights)
       SELECT id, 1, now(), '{"floors":[],"checklists":{"small":[{"topic":"mixed-batch","state":"met"}]}}'
       FROM platform WHERE name = '能混批的店'`,
    );
    const page = await open(`/alerts/${id}`);
    const links = page.locator('[data-fact=alternative]').getByRole('link');
    await links.first().waitFor();
    expect((await links.allInnerTexts()).join()).toContain('不能混批的店 92');
    await page.goto(`${world().kaopu.url}/platforms`);
    await page.getByRole('button', { name: '混批' }).click();
    await page.waitForURL(/f=mixed-batch/);
    await page.goto(`${world().kaopu.url}/alerts/${id}`);
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual([
      '能混批的店 88（86–90）A',
      '并满足你筛选过的：混批',
    ]);
    await links.last().click();
    await page.getByRole('button', { name: '混批', pressed: true }).click();
    await page.waitForURL(/platforms$/);
    await page.goto(`${world().kaopu.url}/alerts/${id}`);
    await links.first().waitFor();
    expect((await links.allInnerTexts()).join()).toContain('不能混批的店 92');
    await page.context().close();
  });
});

describe('an alert with evidence, where money lies, with two to change to', () => {
  let id: string;

  it('leads to the looks before and after, and to what is different between them', async () => {
    const site = siteIn(lab());
    const shop = await watchShop(world(), site);
    await lab().set({ site: site.id, mode: 'closed' });
    const after = await shop.look();
    ({ id } = await seedAlert(world().database, { id: shop.id }));
    await world().database.sql(
      `UPDATE score_change SET evidence = jsonb_build_array($2::text) WHERE alert_id = $1`,
      [id, after.key],
    );
    await seedExposure(world().database, shop.id, 1_286_000);
    const looks = await world().api.get(`/api/v1/platforms/${shop.id}/observations?limit=20`);
    const before = pageOf(ObservationView)
      .parse(looks)
      .items.find(({ kind, at }) => kind === after.kind && at < after.at);
    const page = await open(`/alerts/${id}`);
    const card = page.getByRole('region', { name: '前后证据' });
    const rows = card.getByRole('listitem');
    await rows.nth(1).waitFor();
    for (const [at, look] of [before, after].entries()) {
      expect(await rows.nth(at).locator('time').getAttribute('datetime')).toBe(look?.at);
      const links = rows.nth(at).getByRole('link');
      const pages = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(pages.length).toBeGreaterThan(0);
      expect(pages).toEqual(look?.evidence.map(({ sha256 }) => expect.stringContaining(sha256)));
    }
    await card.getByRole('link', { name: '逐处对比前后' }).click();
    await page.waitForURL(/\/evidence\/[0-9a-f]{64}\/diff\/[0-9a-f]{64}/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
  });

  it('says on the first screen of a phone all that decides', async () => {
    await world().database.sql(
      `UPDATE current_score SET score = score || '{"lo":30,"hi":40}'
       WHERE platform_id = (SELECT platform_id FROM alert WHERE id = $1)`,
      [id],
    );
    await seedScore(world().database, '通惠数字权益', { value: 94, spread: 3 });
    await seedScore(world().database, '捷畅会员货源网', { value: 93, spread: 3 });
    const page: Page = await phone(world());
    for (const language of ['en', 'zh-CN']) {
      await page.goto(world().kaopu.url);
      await page.evaluate(`localStorage.setItem('kaopu.lang', '${language}')`);
      await page.goto(`${world().kaopu.url}/alerts/${id}`);
      await page.locator('[data-fact=alternative] a').nth(1).waitFor();
      const facts = await page.evaluate<Fact[]>(FACTS);
      const texts = Object.fromEntries(facts.map(({ name, text }) => [name, text]));
      expect(texts['exposure']).toContain('¥12,860.00');
      expect(texts['alternative']).toMatch(/通惠数字权益 94.*捷畅会员货源网 93/s);
      const names = ['what', 'since', 'sure', 'exposure', 'action', 'alternative'];
      expect(facts.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
      expect(facts.filter(({ inside }) => !inside)).toEqual([]);
    }
    await page.context().close();
  });
});
