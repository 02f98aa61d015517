import { PackView } from '@kaopu/contracts';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { labWorld } from './testing/own-world.ts';
import {
  appears,
  expectOnly,
  mindConsole,
  newPage,
  sidewaysOverflow,
  type Page,
} from './testing/pages.ts';
import { pdfPages, pdfStreams } from './testing/pdf.ts';
import { coloursOf, coverSecret, secretPhoto, showsSecret } from './testing/secret-photo.ts';
import { keptBy, logFile, registerBare, tamper } from './testing/seed-evidence.ts';
import { unzip } from './testing/unzip.ts';
import { watchShop } from './testing/watch-shop.ts';
import { ON_LOOPBACK, siteIn } from './testing/world.ts';

const HOSTILE = `付款截图 <img src=x onerror=alert(1)><script>alert(1)</script> 实付 58.60`;

const { lab, world } = labWorld(ON_LOOPBACK);
let page: Page;
beforeEach(async () => {
  page = await newPage(world(), { viewport: { width: 1440, height: 900 } });
  mindConsole(page, world());
  page.on('dialog', (dialog) => {
    world().complaints.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && origin !== world().kaopu.url) {
      world().complaints.push(`asked ${request.url()}`);
    }
  });
});
afterEach(() => page.context().close());

const pathOf = ({ sha256, key }: { sha256: string; key: string }) =>
  `${world().kaopu.url}/evidence/${sha256}?of=${encodeURIComponent(key)}`;
const choose = (name: string) => page.getByRole('button', { name, exact: true }).click();
const packId = () => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const pack = async () =>
  PackView.parse(await world().api.get(`/api/v1/evidence-packs/${packId()}`));
const order = async () => (await pack()).items.map(({ sha256 }) => sha256);

/** A pack that begins with one piece, by its page; and has the others put in over the API. */
async function begin(pieces: { sha256: string; key: string }[]): Promise<void> {
  const [first, ...others] = pieces;
  if (first === undefined) throw new Error('a pack of nothing');
  await page.goto(pathOf(first));
  await choose('新建并放进去');
  await page.waitForURL('**/evidence/packs/*');
  for (const { sha256, key } of others) {
    await world().api.post(`/api/v1/evidence-packs/${packId()}/items`, { sha256, key });
  }
  await page.locator(`[data-item="${pieces.length}"]`).waitFor();
}

async function download(name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return readFile(await file.path());
}

async function printed(): Promise<Buffer> {
  await choose('生成 PDF');
  await page.getByRole('link', { name: '下载 PDF' }).waitFor({ timeout: 120_000 });
  return download('下载 PDF');
}

describe('a pack of evidence', () => {
  it('is begun from a piece, put in order by the keyboard, and annotated', async () => {
    const shop = await registerBare(world(), '星辰会员批发');
    const photo = await logFile(world(), shop, {
      name: 'a.png',
      bytes: await secretPhoto(world().browser),
    });
    const text = await logFile(world(), shop, { name: 'b.txt', bytes: Buffer.from(HOSTILE) });
    await begin([photo, text]);
    expect(await order()).toEqual([photo.sha256, text.sha256]);
    // Moved, it keeps the focus; at the end only the other way is left.
    const down = page.getByRole('button', { name: '第 1 件下移' });
    await down.focus();
    await page.keyboard.press('Enter');
    expect(await appears(page, '已移到第 2 件')).toBe(true);
    expect(await order()).toEqual([text.sha256, photo.sha256]);
    await expect
      .poll(() => page.evaluate<string>(`document.activeElement.getAttribute('aria-label')`))
      .toBe('第 2 件上移');
    await page.getByLabel('第 1 件的说明').fill('对方承诺的价格');
    await page.getByLabel('名称', { exact: true }).fill('与星辰的纠纷');
    await page.getByLabel('说明（印在封面上）').fill('11 月的两笔订单');
    await page.keyboard.press('Tab');
    await expect.poll(pack).toMatchObject({
      title: '与星辰的纠纷',
      note: '11 月的两笔订单',
      items: [{ note: '对方承诺的价格', page: 3 }, { page: 4 }],
    });
    await page.reload();
    expect(await page.getByLabel('第 1 件的说明').inputValue()).toBe('对方承诺的价格');
    expect(await appears(page, '不等于可信时间戳或公证')).toBe(true);
    expect(await page.locator('[data-item="1"]').innerText()).toMatch(/北京时间[\s\S]*UTC \d{4}/);
    expect(await allFaults(page)).toEqual([]);
    await choose('移出第 1 件');
    await expect.poll(order).toEqual([photo.sha256]);
  });

  it('comes out on as many pages of PDF as its index counts, of a real shop’s page too', async () => {
    const site = siteIn(lab());
    const { id } = await watchShop(world(), site);
    const kept = await keptBy(world(), id);
    expect(kept.length).toBeGreaterThan(0);
    const tall = await logFile(world(), id, {
      name: '长图.png',
      bytes: await secretPhoto(world().browser, 800, 3_000),
    });
    const text = await logFile(world(), id, {
      name: 'b.txt',
      bytes: Buffer.from(HOSTILE.repeat(200)),
    });
    await begin([...kept.map(({ sha256, key }) => ({ sha256, key })), tall, text]);
    const { items, pages } = await pack();
    const last = items.at(-1);
    expect(pages).toBe((last?.page ?? 0) + (last?.sheets ?? 0) - 1);
    expect(items.find(({ sha256 }) => sha256 === tall.sha256)?.sheets).toBeGreaterThan(1);
    expect(await appears(page, `PDF 共 ${pages} 页`)).toBe(true);
    const pdf = await printed();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdfPages(pdf)).toBe(pages);
    // A change makes it another pack.
    await page.getByLabel('PDF 的语言').selectOption('English');
    await page.getByRole('button', { name: '生成 PDF' }).waitFor();
    expect(pdfPages(await printed())).toBe(pages);
  });

  it('goes out as a zip whose names are ours, in the order of the pack', async () => {
    const shop = await registerBare(world(), '<b>../恶意\u202e店</b>');
    const text = await logFile(world(), shop, {
      name: '../../<b>x</b>.html',
      bytes: Buffer.from(HOSTILE),
    });
    const photo = await logFile(world(), shop, {
      name: 'a.png',
      bytes: await secretPhoto(world().browser),
    });
    await begin([text, photo]);
    await choose('第 2 件上移');
    await expect.poll(order).toEqual([photo.sha256, text.sha256]);
    const files = unzip(await download('导出 ZIP'));
    const names = [...files.keys()].map((name) =>
      name.replace(/^kaopu-pack-[0-9a-f]{8}-\d+\//, ''),
    );
    expect(names.toSorted()).toEqual([
      'SHA256SUMS',
      'chain.jsonl',
      `files/0001-${photo.sha256.slice(0, 16)}.png`,
      `files/0002-${text.sha256.slice(0, 16)}.txt`,
      'index.html',
      'manifest.json',
    ]);
    const index = [...files].find(([name]) => name.endsWith('index.html'))?.[1].toString() ?? '';
    expect(index).not.toMatch(/<script|<img|<b>|\u202e/);
  });

  it('holds no byte of what was covered, neither in the zip nor on paper', async () => {
    const shop = await registerBare(world(), '遮挡');
    const original = await secretPhoto(world().browser);
    const photo = await logFile(world(), shop, { name: 'a.png', bytes: original });
    await begin([photo]);
    // The control: before it is covered the secret is there, and is found.
    expect(await showsSecret(page, pdfStreams(await printed()))).toBe(true);
    await choose('遮挡第 1 件的一部分');
    await coverSecret(page);
    await expect.poll(async () => (await pack()).items[0]?.show).toBe('covered');
    const cover = (await pack()).items[0]?.cover;
    await page.locator(`main img[src*="${cover?.sha256}"]`).waitFor();

    const zip = await download('导出 ZIP');
    const files = unzip(zip);
    const pictures = [...files].filter(([name]) => name.includes('/files/'));
    expect(pictures.map(([name]) => name.split('/').at(-1))).toEqual([
      `0001-covered-${cover?.sha256.slice(0, 16)}.jpg`,
    ]);
    const [, copy] = pictures[0] ?? [];
    if (copy === undefined) throw new Error('no picture in the zip');
    const { blue, black } = await coloursOf(page, copy);
    expect(blue).toBe(0);
    expect(black).toBeGreaterThan(10_000);
    expect((await coloursOf(page, original)).blue).toBeGreaterThan(10_000);
    const manifest =
      [...files].find(([name]) => name.endsWith('manifest.json'))?.[1].toString() ?? '';
    expect(JSON.parse(manifest)).toMatchObject({
      items: [
        { sha256: photo.sha256, file: null, absent: 'covered', covered: { sha256: cover?.sha256 } },
      ],
    });
    for (const [, bytes] of files) expect(bytes.includes(original.subarray(60, 160))).toBe(false);

    const streams = pdfStreams(await printed());
    expect(streams.length).toBeGreaterThan(2);
    expect(await showsSecret(page, streams)).toBe(false);
  });

  it('is not let out when a file is not what it was: says so in red, and shuts every way', async () => {
    const shop = await registerBare(world(), '被改动');
    const photo = await logFile(world(), shop, {
      name: 'a.png',
      bytes: await secretPhoto(world().browser, 300, 301),
    });
    await begin([photo]);
    await printed();
    await tamper(world(), photo.sha256);
    await page.reload();
    const banner = page.getByRole('alert').filter({ hasText: '已停止导出' });
    await banner.waitFor();
    expect(
      await page.evaluate<string>(
        `getComputedStyle([...document.querySelectorAll('[role=alert]')]
          .find(({ textContent }) => textContent.includes('已停止导出'))).borderTopColor`,
      ),
    ).toBe(
      await page.evaluate<string>(`(() => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--critical)';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    })()`),
    );
    for (const name of ['导出 ZIP', '下载 PDF', '重新生成 PDF']) {
      expect(await page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    }
    expect(await page.getByRole('link', { name: /ZIP|PDF/ }).count()).toBe(0);
    for (const way of ['zip', 'pdf']) {
      const answer = await fetch(`${world().kaopu.url}/api/v1/evidence-packs/${packId()}/${way}`);
      expect(answer.status).toBe(409);
    }
    // The piece's own page is as strict.
    await page.goto(pathOf(photo));
    await page.getByText('存储的内容与登记的哈希不一致').waitFor();
    expect(await page.getByRole('link', { name: '下载原件' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '新建并放进去' }).count()).toBe(0);
    expectOnly(world(), 409);
  });

  it.each(['zh-CN', 'en'])('fits phones in %s, in the light and in the dark', async (lang) => {
    const shop = await registerBare(world(), `${lang} 一家名字很长很长的会员批发平台`.repeat(2));
    const photo = await logFile(world(), shop, {
      name: 'a.png',
      bytes: await secretPhoto(world().browser),
    });
    await begin([photo]);
    const url = page.url();
    for (const [width, colorScheme] of [
      [390, 'light'],
      [320, 'dark'],
    ] as const) {
      const small = await newPage(world(), { viewport: { width, height: 844 }, colorScheme });
      await small.addInitScript(`localStorage.setItem('kaopu.lang', ${JSON.stringify(lang)})`);
      for (const address of [url, pathOf(photo)]) {
        await small.goto(address);
        await small.locator('main img').first().waitFor();
        expect(await sidewaysOverflow(small), `${address} at ${width}`).toBeLessThanOrEqual(0);
        expect(await allFaults(small)).toEqual([]);
      }
      await small.context().close();
    }
  });
});
