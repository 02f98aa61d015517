import { PlatformDetail } from '@kaopu/contracts';
import { openEvidenceFolder, recordEvidence } from '@kaopu/db';
import { launchBrowser } from '@kaopu/testkit';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApi, type RunningApi } from '../testing/running-api.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

const BUILT = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const SHOP = 'https://shop.example/';

let api: RunningApi;
let browser: Browser;
let platformId: string;
/** sha256 of what each look kept: page, screenshot, and the look's key. */
const looks: { page: string; shot: string; key: string }[] = [];

function shopPage(price: string, notice: string): string {
  const goods = [
    '爱奇艺黄金VIP年卡',
    '腾讯视频VIP季卡',
    '优酷VIP月卡',
    '芒果TV年卡',
    '哔哩哔哩大会员',
  ];
  const rows = goods.map((name, i) => {
    const shown = i === 1 ? price : `¥${(18.8 + 31 * i).toFixed(2)}`;
    return `<tr><td>${name}</td><td class="price">${shown}</td><td>库存 ${120 - i}</td></tr>`;
  });
  return `<!doctype html><html><head><meta charset="utf-8"><title>星辰会员批发</title>
    <script>alert('live')</script><style>body{font:16px sans-serif;margin:24px;width:720px}
    td{padding:8px 24px;border-bottom:1px solid #ddd}.note{background:#fff3c4;padding:12px}</style></head>
    <body onload="alert('live')"><h1>星辰会员批发</h1>${notice}
    <p>全场卡密自动发货，售后请联系 <a href="https://shop.example/qq?id=10086">在线客服</a>。</p>
    <table>${rows.join('')}</table><img src="https://shop.example/track.gif" alt="统计">
    <form action="/login"><input name="user" placeholder="手机号"></form>
    <p>星辰科技有限公司 · 京ICP备00000000号</p></body></html>`;
}

async function shoot(html: string): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: 800, height: 600 },
    javaScriptEnabled: false,
    offline: true,
  });
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  const picture = await page.screenshot({ fullPage: true });
  await context.close();
  return picture;
}

async function look(minutes: number, html: string): Promise<void> {
  const files = openEvidenceFolder(join(api.dataDir, 'evidence'));
  const kept = [];
  for (const [bytes, mime] of [
    [Buffer.from(html), 'text/html; charset=utf-8'],
    [await shoot(html), 'image/png'],
  ] as const) {
    kept.push({ sha256: await files.put(bytes), url: SHOP, mime, size: bytes.length });
  }
  await recordEvidence(api.test.db, kept);
  const probes = await api.test.sql(`SELECT id FROM probe WHERE platform_id = $1`, [platformId]);
  const key = `look-${minutes}`;
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, started_at, finished_at, platform_id, probe_id, kind, status, spacing_ms, seen, evidence)
     SELECT $1, at, at, at + interval '2 seconds', $3, $4, 'availability', 'observed', 300000, '{}', $5::jsonb
     FROM (SELECT now() - $2 * interval '1 minute' AS at) AS t`,
    [key, minutes, platformId, probes[0]?.['id'], JSON.stringify(kept)],
  );
  looks.push({ page: kept[0]?.sha256 ?? '', shot: kept[1]?.sha256 ?? '', key });
}

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'), {}, BUILT);
  browser = await launchBrowser();
  const body = {
    name: '星辰会员批发',
    siteUrl: SHOP,
    probes: [{ kind: 'availability', config: { url: SHOP }, intervalSeconds: 300 }],
  };
  platformId = PlatformDetail.parse((await api.call('/platforms', { body })).body).id;
  await look(20, shopPage('¥49.80', ''));
  await look(
    10,
    shopPage('¥58.60', '<p class="note">通知：即日起提现需人工审核，请耐心等待。</p>'),
  );
});
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

/** What went wrong in the browser meanwhile; must stay empty. */
const complaints: string[] = [];
afterEach(() => {
  const found = complaints.splice(0);
  if (found.length > 0) throw new Error(`the browser complained: ${found.join('; ')}`);
});

async function open(
  path: string,
  { width = 1440, lang = 'zh-CN', script = '' } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript(
    `if (window === top) localStorage.setItem('kaopu.lang', ${JSON.stringify(lang)})`,
  );
  await context.addInitScript(script);
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    complaints.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== api.url) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(api.url + path);
  return page;
}

const pathOf = (sha256: string, key: string) => `/evidence/${sha256}?of=${key}`;

describe('the pages about evidence', () => {
  it('show a stored page sanitised in a sealed frame, with all that is known of it', async () => {
    const page = await open(pathOf(looks[1]?.page ?? '', looks[1]?.key ?? ''));
    const frame = page.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    const inside = page.frameLocator('iframe');
    await inside.getByText('¥58.60').waitFor();
    expect(await inside.locator('a, script, form, input, [onload], [style]').count()).toBe(0);
    const facts = await page.locator('dl').innerText();
    for (const fact of [
      SHOP,
      looks[1]?.page ?? '',
      'text/html',
      '星辰会员批发',
      'look-10',
      '看到了',
    ])
      expect(facts).toContain(fact);
    expect(facts).toMatch(/北京时间[\s\S]*UTC \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/);
    expect(await page.locator('[data-hash=previous]').innerText()).toBe(looks[0]?.page);
    await page.getByText('哈希只证明文件未变，不等于可信时间戳或公证。').waitFor();
    await page.getByRole('radio', { name: '源码' }).check();
    await inside.getByText("alert('live')").first().waitFor();
    await page.context().close();
  });

  it('let the reader’s own browser check the hash, and say when it is another', async () => {
    const page = await open(pathOf(looks[0]?.page ?? '', looks[0]?.key ?? ''));
    const check = page.getByRole('button', { name: '在我的浏览器里核对哈希' });
    await check.click();
    const outcome = page.locator('[data-hash$="match"]');
    expect(await outcome.getAttribute('data-hash')).toBe('match');
    await page.getByText(`算得 ${looks[0]?.page}`).waitFor();
    await page.route('**/api/v1/evidence/*', (route) => route.fulfill({ body: 'other bytes' }));
    await check.click();
    await page.locator('[data-hash="mismatch"]').waitFor();
    expect(await outcome.innerText()).toContain('请勿作为证据使用');
    await page.context().close();
  });

  it('show how to check the hash where the browser does not compute any', async () => {
    const { page: sha256, key } = looks[0] ?? { page: '', key: '' };
    // What browsers withhold from pages that came neither over HTTPS nor from this machine.
    const script = `Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })`;
    const page = await open(pathOf(sha256, key), { script });
    await page.getByRole('button', { name: '在我的浏览器里核对哈希' }).click();
    await page.getByText(`sha256sum ${sha256.slice(0, 16)}`).waitFor();
    expect(await page.locator('[data-hash$="match"]').count()).toBe(0);
    await page.context().close();
  });

  it('lead from an observation to what changed since the last', async () => {
    const page = await open(`/platforms/${platformId}/evidence`);
    await page.getByRole('link', { name: '与上次比较' }).first().click();
    await page.waitForURL(`**/evidence/${looks[0]?.page}/diff/${looks[1]?.page}*`);
    const changed = page.locator('[data-change="changed"]');
    await changed.first().waitFor();
    expect(await changed.locator('del').allInnerTexts()).toEqual(['49.80']);
    expect(await changed.locator('ins').allInnerTexts()).toEqual(['58.60']);
    expect(await page.locator('[data-change="added"]').innerText()).toContain('提现需人工审核');
    await page.context().close();
  });

  it('say of a first look that there is nothing before it', async () => {
    const { page: sha256, key } = looks[0] ?? { page: '', key: '' };
    const page = await open(`/evidence/${sha256}/previous?of=${key}`);
    await page.getByText('没有更早的可比').waitFor();
    expect(page.url()).toContain('/previous');
    await page.context().close();
  });

  it('box in what changed on two screenshots, side by side and under a slider', async () => {
    const page = await open(`/evidence/${looks[0]?.shot}/diff/${looks[1]?.shot}`);
    const boxes = page.locator('[data-box]');
    await boxes.first().waitFor();
    // The new notice is on the later picture alone, the changed price on both.
    expect(await boxes.count()).toBe(3);
    await page.getByRole('radio', { name: '滑动对比' }).check();
    const slider = page.getByRole('slider');
    await slider.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toBe('左侧 47% 是之前');
    // One over the other, as a veil.
    await page.getByRole('radio', { name: '叠影对比' }).check();
    await slider.focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('52% 是之后');
    expect(
      await page.evaluate<string>(
        `getComputedStyle(document.querySelector('[data-over=onion]')).opacity`,
      ),
    ).toBe('0.48');
    await page.getByLabel('标出变化').uncheck();
    expect(await boxes.count()).toBe(0);
    await page.context().close();
  });

  it.each(['zh-CN', 'en'])('fit a phone and a small phone in %s', async (lang) => {
    const [first, second] = looks;
    for (const width of [390, 320]) {
      for (const path of [
        pathOf(second?.page ?? '', second?.key ?? ''),
        pathOf(second?.shot ?? '', second?.key ?? ''),
        `/evidence/${first?.page}/diff/${second?.page}`,
        `/evidence/${first?.shot}/diff/${second?.shot}`,
      ]) {
        const page = await open(path, { width, lang });
        await page.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached' });
        await page.locator('iframe, main img, [data-change]').first().waitFor();
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        await page.context().close();
      }
    }
  });

  it('refuse to show evidence whose file was tampered with', async () => {
    const folder = join(api.dataDir, 'evidence');
    const names = await readdir(folder, { recursive: true });
    const file = names.find((name) => name.endsWith(`${looks[1]?.shot}.zst`)) ?? '';
    await writeFile(join(folder, file), 'other');
    const page = await open(pathOf(looks[1]?.shot ?? '', looks[1]?.key ?? ''));
    await page.getByText('存储的内容与登记的哈希不一致').waitFor();
    expect(await page.locator('main img, iframe').count()).toBe(0);
    // The browser itself reports the refused GET.
    expect(complaints.splice(0).filter((text) => !text.includes('409'))).toEqual([]);
    await page.context().close();
  });
});
