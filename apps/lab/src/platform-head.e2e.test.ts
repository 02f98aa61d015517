import { METHOD_VERSION } from '@kaopu/scoring';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openPage, type PageOptions } from './testing/open-page.ts';
import { appears, mustBeEmpty, type Page } from './testing/pages.ts';
import { seedPast, seedPlatformPage } from './testing/platform-page.ts';
import { seedCompared } from './testing/seed-compared.ts';
import { seedObservation } from './testing/seed-page.ts';
import { openWorld, type World } from './testing/world.ts';

// What stands above every part of a platform's page, and what can be done from there.

const SOON = { timeout: 30_000 };
const LOOKED_UP = 'entry/00000000-0000-4000-8000-000000000001';

/** Widths in pixels at which a link's mark is not on the line of its last letter. */
const WIDTHS_THAT_PART_MARK = `(() => {
  const link = document.querySelector('a[target=_blank]');
  const [text, mark] = [document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode(), link.querySelector('svg')];
  const last = document.createRange();
  last.setStart(text, text.length - 1);
  last.setEnd(text, text.length);
  return Array.from({ length: 300 }, (_, i) => 40 + i).filter((width) => {
    link.parentElement.style.width = width + 'px';
    const [letter, drawn] = [last.getBoundingClientRect(), mark.getBoundingClientRect()];
    return drawn.left < letter.right || drawn.top > letter.bottom || drawn.bottom < letter.top;
  });
})()`;

let world: World;
let id = '';
let failed = '';
/** What is entered of it has it judged anew. */
let changing = '';

beforeAll(async () => {
  world = await openWorld();
  await holdRanking();
  id = await seedPlatformPage(world.database);
  failed = await seedCompared(world.database, {
    name: '丁',
    value: 93,
    spread: 3,
    status: 'vetoed',
    grade: 'X',
    failed: [{ id: 'serious-list', evidence: [LOOKED_UP] }],
  });
  changing = await seedCompared(world.database, { name: '戊', value: 80, spread: 5 });
  for (const one of [failed, changing]) await seedPast(world.database, one, [93]);
  await seedRegisterCheck(failed, LOOKED_UP);
  await seedRegisterCheck(id, 'entry/00000000-0000-4000-8000-000000000002');
  await seedPlace();
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

function seedRegisterCheck(platform: string, key: string): Promise<void> {
  const fields = {
    legalName: '深圳甲乙科技有限公司',
    register: 'valid',
    filing: 'matches',
    filingNumber: '粤ICP备2025000001号',
  };
  return seedObservation(world.database, platform, {
    key,
    kind: 'register-check',
    at: Date.now() - 3_600_000,
    seen: { reporter: '小王', proofs: 0, follows: null, fields },
  });
}

/** Newer than any score, so that nobody ranks anew. */
function holdRanking(): Promise<unknown> {
  return world.database.sql(
    `INSERT INTO ranking (profile, profile_hash, at, method, scores, newest, result)
     VALUES ('medium', '', now() + interval '1 day', $1, 0, now(), '{"ranked": [], "significant": true}')`,
    [METHOD_VERSION],
  );
}

/** The twelfth to the nineteenth of 4,871. */
async function seedPlace(): Promise<void> {
  const ranked = Array.from({ length: 4_871 }, (_, i) => ({
    id: i === 14 ? id : `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    rank: i + 1,
    medianRank: i + 1,
    lo: Math.max(1, i - 2),
    hi: i + 5,
    top: 0,
    group: 0,
  }));
  const result = JSON.stringify({ ranked, significant: true });
  await world.database.sql(`UPDATE ranking SET result = $1::jsonb WHERE profile = 'medium'`, [
    result,
  ]);
}

const open = (platform: string, path = '', options?: PageOptions) =>
  openPage(world, `/platforms/${platform}${path}`, options);

const head = (page: Page) => page.locator('main header').first();

describe('a failed gate', () => {
  it.each(['', '/prices', '/probes'])(
    'is an octagon, a word, the reason and its source before any score, on the part %j',
    async (part) => {
      const page = await open(failed, part);
      const gate = page.locator('[data-gate]');
      await gate.waitFor();
      expect(await gate.locator('[data-shape=octagon]').count()).toBe(1);
      expect(await gate.innerText()).toContain('底线未过');
      const reason = gate.locator('[data-floor=serious-list]');
      await reason.getByRole('link', { name: '人工录入' }).waitFor();
      expect(await reason.innerText()).toMatch(
        /没有列入严重违法失信名单 · 已确认不符 · 依据 人工录入/,
      );
      const texts = await page.locator('main').innerText();
      expect(texts.indexOf('底线未过')).toBeGreaterThan(-1);
      expect(texts.indexOf('93')).toBeGreaterThan(texts.indexOf('依据'));
      // No letter of the grade it would have: a sign instead.
      expect(
        await head(page).locator('[title="底线项目未通过，排在最后"]').first().innerText(),
      ).toBe('!');
      await reason.getByRole('link', { name: '人工录入' }).click();
      await page.waitForURL(`**/platforms/${failed}/evidence#${LOOKED_UP}`);
      expect(await appears(page, '深圳甲乙科技有限公司：执照存续，备案相符')).toBe(true);
      await page.context().close();
    },
  );

  it('is not said of who failed none', async () => {
    const page = await open(id);
    await page.locator('[data-fact=place]').waitFor();
    expect(await page.locator('[data-gate]').count()).toBe(0);
    await page.context().close();
  });
});

describe('the head', () => {
  it('says who it is: operator, code, filing; and never a bare number', async () => {
    const page = await open(id);
    await page.locator('[data-fact=week]').waitFor();
    const text = await head(page).innerText();
    for (const part of [
      '深圳甲乙科技有限公司',
      '统一社会信用代码 91440300MA5DEF0G16',
      'ICP 备案 粤ICP备2025000001号',
      '90% 区间 71–81',
      '名次 12–19 / 4,871',
      'n=120',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator('[data-fact=freshness]').innerText()).toMatch(/n=120 · 评于 .+/);
    expect(await page.locator('[data-fact=freshness] time').getAttribute('datetime')).toMatch(
      /^20/,
    );
    await page.context().close();
  });

  it('marks it as watched by a tag that alerts may go by, and unmarks it', async () => {
    const page = await open(id);
    const tags = async () => (await world.api.get(`/api/v1/platforms/${id}/tags`)) as object;
    await page.getByRole('button', { name: '☆ 关注' }).click();
    await page.getByRole('button', { name: '★ 已关注', pressed: true }).waitFor();
    expect(await tags()).toEqual({ tags: ['关注'] });
    await page.reload();
    await page.getByRole('button', { name: '★ 已关注' }).click();
    await page.getByRole('button', { name: '☆ 关注', pressed: false }).waitFor();
    expect(await tags()).toEqual({ tags: [] });
    await page.context().close();
  });

  it('leads to comparing and to logging, each with this platform chosen', async () => {
    const page = await open(id);
    const href = (name: string) =>
      head(page).getByRole('link', { name, exact: true }).getAttribute('href');
    expect(await href('对比')).toBe(`/compare?ids=${id}`);
    expect(await href('记一笔')).toBe(`/log/new?platform=${id}`);
    await page.context().close();
  });

  it('keeps the mark of a link that leads out beside the last letter, however narrow it gets', async () => {
    const page = await open(id);
    await head(page).locator('a[target=_blank]').first().waitFor();
    expect(await page.evaluate<number[]>(WIDTHS_THAT_PART_MARK)).toEqual([]);
    await page.context().close();
  });

  it('has one’s exposure edited from it, and shows the sum', async () => {
    const page = await open(changing);
    const stake = page.locator('[data-fact=stake]');
    await stake.waitFor();
    expect(await stake.innerText()).toContain('未填');
    await stake.getByRole('link', { name: '修改敞口' }).click();
    await page.getByLabel('预存余额（元）').fill('12860.5');
    await page.getByLabel('保证金、押金（元）').fill('0');
    await page.getByLabel('未发货订单金额（元）').fill('100');
    await page.getByLabel('谁录入').fill('小王');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/#entries$/);
    await expect.poll(() => stake.innerText(), SOON).toContain('¥12,960.50');
    await page.context().close();
  });

  it('has what is wrong corrected: the form opens, and what was saved stands above', async () => {
    const page = await open(changing);
    await page.getByRole('button', { name: '信息有误？' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('经营主体（公司全称）').fill('正确的有限公司');
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => head(page).innerText(), SOON).toContain('正确的有限公司');
    await page.context().close();
  });
});

describe('what a buyer asks for', () => {
  it('is ticked for the buyer who is chosen, each with a shape and a word', async () => {
    const page = await open(id);
    const list = page.locator('section', { hasText: '中型的清单' });
    await list.waitFor();
    expect(await list.innerText()).toMatch(/2 项里已知满足 1 项/);
    const rows = list.locator('li');
    expect(await rows.nth(0).innerText()).toMatch(/起批量.*不超过 100 · 现为 10.*满足/s);
    expect(await rows.nth(1).innerText()).toMatch(/混批.*未知/s);
    expect(await rows.locator('svg').count()).toBe(2);
    await page.context().close();
  });
});

describe('the badge', () => {
  it('is drawn, says what the page says, and is handed over as code', async () => {
    const page = await open(id);
    const image = page.locator('img[data-badge]');
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(
        () =>
          image.evaluate(
            (element) => (element as unknown as { naturalWidth: number }).naturalWidth,
          ),
        SOON,
      )
      .toBeGreaterThan(150);
    const src = (await image.getAttribute('src')) ?? '';
    const svg = await (await fetch(world.kaopu.url + src)).text();
    expect(svg).toContain('B 76 · 90% 区间 71–81');
    const code = await page.getByLabel('嵌入代码（HTML）').inputValue();
    expect(code).toBe(
      `<a href="${world.kaopu.url}/platforms/${id}?profile=medium"><img src="${world.kaopu.url}${src.replaceAll('&', '&amp;')}" alt="靠谱评分：甲" height="24"></a>`,
    );
    // Pasted into a page of somebody else's, it shows.
    const other = await world.browser.newPage();
    await other.setContent(code);
    await expect
      .poll(() => other.evaluate<number>(`document.querySelector('img').naturalHeight`))
      .toBe(24);
    await other.close();
    await page.context().close();
  });

  it('says of a failed gate and nothing else', async () => {
    const svg = await (
      await fetch(`${world.kaopu.url}/api/v1/platforms/${failed}/badge.svg`)
    ).text();
    expect(svg).toContain('底线未过');
    expect(svg).not.toContain('93');
  });
});

describe('the printable report', () => {
  it('reads all that it shows of a platform by one request', async () => {
    const page = await open(id, '/report');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/v1/platforms/')) asked.push(pathname);
    });
    await page.reload();
    await page.locator('tr[data-match=uscc]').waitFor();
    const [first, ...more] = asked;
    expect(first).toBe(`/api/v1/platforms/${id}/several`);
    // What the answers name is asked for once they are there, and the market is not one platform’s.
    expect(more.filter((path) => !/\/(?:observations|medians)$/.test(path))).toEqual([]);
    await page.context().close();
  });

  it('has it all open: score, gates, every point, trend, records, what it rests on', async () => {
    const page = await open(id, '/report');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('甲 · 评估报告');
    await page.locator('svg[data-points], [data-version]').first().waitFor();
    await page.locator('tr[data-match=uscc]').waitFor();
    const text = await page.locator('main article').innerText();
    for (const part of [
      '名次 12–19 / 4,871',
      '每一分扣在哪里',
      '近 30 天走势',
      '深市监罚〔2025〕1号',
      '跑路',
      '平台回应',
      '评分方法',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator('main article details:not([open])').count()).toBeLessThanOrEqual(1);
    expect(text).toMatch(/生成于 \d{4}-\d\d-\d\d \d\d:\d\d（北京时间）/);
    await page.context().close();
  });

  it('prints without what only a screen needs, and as a PDF of pages', async () => {
    const page = await open(failed, '/report', { theme: 'dark' });
    await page.locator('[data-gate]').waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    for (const hidden of [
      page.getByRole('button', { name: '打印或存为 PDF' }),
      page.getByRole('link', { name: '返回平台' }),
      page.getByRole('navigation').first(),
    ]) {
      expect(await hidden.isVisible()).toBe(false);
    }
    expect(await page.locator('[data-gate]').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
    await page.context().close();
  });

  it('is reached from the head', async () => {
    const page = await open(id);
    await head(page).getByRole('link', { name: '打印报告' }).click();
    await page.waitForURL(`**/platforms/${id}/report`);
    await page.getByRole('heading', { level: 1, name: '甲 · 评估报告' }).waitFor();
    expect(await page.getByRole('navigation', { name: '平台详情各部分' }).count()).toBe(0);
    await page.context().close();
  });
});
