import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labWorld } from './testing/own-world.ts';
import {
  appears,
  expectOnly,
  mindConsole,
  newPage,
  openPart,
  type Page,
  sidewaysOverflow,
} from './testing/pages.ts';

const { lab, world } = labWorld();

async function open(path: string, { width = 1440 }: { width?: number } = {}): Promise<Page> {
  const page = await newPage(world(), {
    viewport: { width, height: 844 },
    // A reader elsewhere sees Beijing time all the same.
    timezoneId: 'America/New_York',
  });
  mindConsole(page, world());
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== world().kaopu.url)
      world().complaints.push(`asked ${request.url()}`);
  });
  await page.goto(world().kaopu.url + path);
  return page;
}

function site(id: string): string {
  return lab().sites.find((shop) => shop.id === id)?.url ?? '';
}

let platformPath = '';

describe('the dashboard', () => {
  it('goes from a pasted address to first readings and an honest score within a minute', async () => {
    const page = await open('/');
    await page.getByPlaceholder('https://').fill(site('xingchen'));
    await page.keyboard.press('Enter');
    expect(await appears(page, '异次元发卡')).toBe(true);
    expect(await appears(page, '爱奇艺黄金VIP年卡')).toBe(true);

    await page.getByRole('button', { name: '保存并开始探测' }).click();
    const saved = performance.now();
    await page.waitForURL(/\/platforms\/[0-9a-f-]{36}/);
    platformPath = new URL(page.url()).pathname;
    await openPart(page, '价格');
    expect(await appears(page, '¥176.20')).toBe(true);
    expect(await appears(page, '样本不足')).toBe(true);
    expect(performance.now() - saved).toBeLessThan(60_000);
    // Never a bare number: the interval stands beside it.
    expect(await page.locator('main').innerText()).toMatch(/\d{1,3}\s*–\s*\d{1,3}/);
    await page.context().close();
  });

  it('leads from an observation to the stored page, sanitised and in a sealed frame', async () => {
    const page = await open(`${platformPath}/evidence`);
    await page.locator('main a[href^="/evidence/"]:visible').first().click();
    const frame = page.locator('iframe');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    const answer = await page.request.get(
      world().kaopu.url + String(await frame.getAttribute('src')),
    );
    expect(answer.headers()['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    await page.getByRole('button', { name: '在我的浏览器里核对哈希' }).click();
    expect(await appears(page, '一致：原件与登记的哈希相符。')).toBe(true);
    await page.context().close();
  });

  it('hands over an evidence pack, and none of a file that was tampered with', async () => {
    const page = await open(`${platformPath}/evidence`);
    await page.getByRole('button', { name: '导出证据包' }).click();
    await page.getByRole('radio', { name: '全部' }).check();
    await page.getByLabel('说明（写进证据包）').fill('给对方核对');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载' }).click();
    const pack = await download;
    expect(pack.suggestedFilename()).toMatch(/^kaopu-evidence-[0-9a-f]{8}-\d{8}T\d{6}\.zip$/);
    const bytes = await readFile(await pack.path());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

    const folder = join(world().dataDir, 'evidence');
    const names = await readdir(folder, { recursive: true });
    const files = names.filter((name) => name.endsWith('.zst')).map((name) => join(folder, name));
    const originals = await Promise.all(files.map((file) => readFile(file)));
    await Promise.all(files.map((file) => writeFile(file, 'tampered')));
    await page.getByRole('button', { name: '导出证据包' }).click();
    await page.getByRole('radio', { name: '全部' }).check();
    await page.getByRole('button', { name: '下载' }).click();
    expect(await appears(page, '存储的内容与登记的哈希不一致，不予显示或导出。')).toBe(true);
    expectOnly(world(), 409);
    await Promise.all(files.map((file, i) => writeFile(file, originals[i] ?? '')));
    await page.context().close();
  });

  it('leads a second registration of the same address to the platform that exists', async () => {
    const page = await open(`/register?url=${encodeURIComponent(site('xingchen'))}`);
    await page.getByRole('button', { name: '保存并开始探测' }).click();
    await page.getByRole('link', { name: '打开已有的平台' }).click();
    await page.waitForURL(`**${platformPath}*`);
    // The browser itself reports the refused POST.
    expectOnly(world(), 409);
    await page.context().close();
  });

  it('says in words why an address of the local network is refused', async () => {
    const page = await open('/register');
    await page.getByPlaceholder('https://').fill('http://192.168.1.1/');
    await page.keyboard.press('Enter');
    expect(await appears(page, '这是本机、内网或元数据地址，默认不允许')).toBe(true);
    expectOnly(world(), 422);
    await page.context().close();
  });

  it('reads a product by a rule given by hand, and shows what it read', async () => {
    const page = await open(`/register?url=${encodeURIComponent(site('mofang'))}`);
    await page.getByLabel('商品页网址').fill(`${site('mofang')}p/1`);
    await page.getByLabel('商品名称').fill('爱奇艺黄金VIP年卡');
    await page.getByLabel('CSS 选择器').last().fill('.sale-price');
    await page.getByRole('button', { name: '现在试读' }).click();
    expect(await appears(page, '¥199.40')).toBe(true);
    await page.context().close();
  });

  it('shows a new reading without a reload', async () => {
    const page = await open(`${platformPath}/prices`);
    expect(await appears(page, '¥176.20')).toBe(true);
    await lab().set({ site: 'xingchen', product: 1, price: 18_890 });
    await page.getByRole('button', { name: '立即全部探测' }).click();
    expect(await appears(page, '¥188.90')).toBe(true);
    await page.context().close();
  });

  it('remembers the language of a reader who goes on before its texts have come', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: /Switch to English/ }).click();
    await page.goto(`${world().kaopu.url}/alerts`);
    await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
    expect(await appears(page, 'Alerts')).toBe(true);
    await page.context().close();
  });

  it.each(['zh-CN', 'en'])(
    'fits a phone and a small phone in %s, page by page',
    async (language) => {
      const parts = ['', '/prices', '/service', '/records', '/evidence', '/probes'];
      const paths = [
        '/',
        ...parts.map((part) => platformPath + part),
        '/register',
        '/alerts',
        '/channels',
        '/nowhere',
      ];
      for (const width of [390, 320]) {
        const page = await open('/', { width });
        if (language === 'en')
          await page.getByRole('button', { name: /Switch to English/ }).click();
        await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
        for (const path of paths) {
          await page.goto(world().kaopu.url + path);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.waitForLoadState('networkidle').catch(() => undefined);
          const overflow = await sidewaysOverflow(page);
          expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        }
        await page.context().close();
      }
    },
  );

  it('shows Beijing time to a reader elsewhere', async () => {
    const page = await open(platformPath);
    const time = page.locator('time[datetime]').first();
    await time.waitFor();
    const instant = new Date(String(await time.getAttribute('datetime')));
    const beijing = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(instant);
    expect(await time.getAttribute('title')).toContain(beijing);
    await page.context().close();
  });
});
