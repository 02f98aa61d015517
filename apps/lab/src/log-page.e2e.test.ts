import { EntryView, pageOf, PlatformDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allFaults } from './testing/axe.ts';
import { appears, mustBeEmpty, noSidewaysScroll, type Page, phone } from './testing/pages.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
let page: Page;
let shop = '';

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

let made = 0;
beforeEach(async () => {
  made += 1;
  const answer = await world.api.post('/api/v1/platforms', {
    name: `星辰会员批发 ${made}`,
    siteUrl: `https://shop-${made}.example/`,
  });
  shop = PlatformDetail.parse(answer).id;
  page = await phone(world);
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) world.complaints.push(message.text());
  });
});
afterEach(async () => {
  await page.context().close();
  mustBeEmpty(world.complaints);
});

async function open(type: 'chat' | 'purchase', more = ''): Promise<void> {
  await page.goto(`${world.kaopu.url}/log/new?type=${type}${more}`);
  await page.getByRole('heading', { level: 1, name: '记一笔' }).waitFor();
}

async function entries(): Promise<EntryView[]> {
  return pageOf(EntryView).parse(await world.api.get(`/api/v1/platforms/${shop}/entries`)).items;
}

async function onlyEntry(): Promise<EntryView> {
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(1);
  const [entry] = await entries();
  if (entry === undefined) throw new Error('nothing was logged');
  return entry;
}

const choose = (name: string) => page.getByRole('button', { name, exact: true }).click();
const option = (group: string, name: string) =>
  page
    .getByRole('group', { name: new RegExp(`^${group}`) })
    .getByRole('radio', { name, exact: true })
    .check({ force: true });
const stop = () => choose('对方回了');
const save = () => choose('保存');
const platform = () => choose(`星辰会员批发 ${made}`);
/** Where many are listed it is searched for. */
const findPlatform = async () => {
  await page.getByLabel('哪家平台').fill(`批发 ${made}`);
  await platform();
};

/** Posts of entries that got through, and those that did not. */
function posts(): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/entries')) seen.push(request.url());
  });
  return seen;
}

/** A photo in one colour, of so many pixels. */
async function photo(width = 320, height = 200): Promise<Buffer> {
  const drawn = await world.browser.newPage({ viewport: { width, height } });
  await drawn.setContent('<body style="margin:0;background:#ff0000">');
  const bytes = await drawn.screenshot({ type: 'png' });
  await drawn.close();
  return bytes;
}

const take = (name: string, buffer: Buffer, mimeType = 'image/png') =>
  page.getByLabel('拍照或选图').setInputFiles({ name, mimeType, buffer });

describe('a conversation', () => {
  it('is logged in eight taps at most, from the first screen to the service', async () => {
    await open('chat');
    const taps: (() => Promise<void>)[] = [
      platform,
      () => option('渠道', 'QQ'),
      () => choose('我发出了'),
      stop,
      () => option('解决了吗', '解决了'),
      () => option('什么时候问', '下单前'),
      save,
    ];
    expect(taps.length).toBeLessThanOrEqual(8);
    for (const tap of taps) await tap();
    const entry = await onlyEntry();
    expect(entry).toMatchObject({
      kind: 'support-conversation',
      reporter: '我',
      fields: { channel: 'qq', outcome: 'answered', resolved: 'yes', phase: 'presales' },
    });
    expect(await appears(page, `已提交：星辰会员批发 ${made}`)).toBe(true);
    // The next one is one tap shorter: the last platform comes first.
    await page.reload();
    const names = page.getByRole('group', { name: '最近的平台' }).getByRole('button');
    expect(await names.first().innerText()).toBe(`星辰会员批发 ${made}`);
  });

  it('keeps its clock through a reload and a killed page, by the instants', async () => {
    await page.clock.install();
    await open('chat', `&platform=${shop}`);
    await choose('我发出了');
    await page.reload();
    await page.clock.fastForward('04:00');
    expect(await appears(page, '4 分钟')).toBe(true);
    // Another page of the same device, as after the app was killed.
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    page = await context.newPage();
    await page.clock.install({ time: Date.now() + 4 * 60_000 });
    await open('chat', `&platform=${shop}`);
    await page.clock.fastForward('03:00');
    await stop();
    await option('渠道', '微信');
    const stored = await page.evaluate<string>(`localStorage.getItem('kaopu.log.chat')`);
    const { values } = z
      .object({ values: z.object({ from: z.string(), to: z.string() }) })
      .parse(JSON.parse(stored));
    const minutes = (Date.parse(values.to) - Date.parse(values.from)) / 60_000;
    expect(Math.floor(minutes)).toBe(7);
    expect(await appears(page, /^7 分钟/)).toBe(true);
  });

  it('is about the platform that a link names, unless somebody wants another one', async () => {
    await open('chat', `&platform=${shop}`);
    expect(await appears(page, `星辰会员批发 ${made}`)).toBe(true);
    await choose('换一家');
    await page.getByLabel('哪家平台').waitFor();
    await page.reload();
    await page.locator(`[data-platform="${shop}"]`).waitFor();
  });

  it('asks for four things at most, says at each what is missing, and goes there', async () => {
    await open('chat');
    await save();
    const faults = page.locator('form [role=alert]');
    expect(await faults.count()).toBe(4);
    await expect.poll(() => page.evaluate<string>('document.activeElement.type')).toBe('search');
    expect(await allFaults(page)).toEqual([]);
    await open('purchase');
    await save();
    expect(await faults.count()).toBe(4);
  });
});

describe('without a network', () => {
  it('a log is kept here, says so, and is posted exactly once when there is one', async () => {
    await open('chat');
    const seen = posts();
    const posted: number[] = [];
    page.on('response', (response) => {
      if (seen.includes(response.url()) && response.request().method() === 'POST') {
        posted.push(response.status());
      }
    });
    await findPlatform();
    await page.context().setOffline(true);
    await option('渠道', 'QQ');
    await choose('我发出了');
    await option('没等到', '还没人理');
    await save();
    expect(await appears(page, '已存在本机，联网后自动提交（1）')).toBe(true);
    expect(await entries()).toEqual([]);
    expect(posted).toEqual([]);
    await page.context().setOffline(false);
    await onlyEntry();
    await expect.poll(() => page.locator('[data-sent]').count()).toBe(1);
    // Looking again, and another page, send nothing more.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    expect(posted).toEqual([201]);
    expect(await entries()).toHaveLength(1);
    world.complaints.splice(0);
  });

  it('an answer that was lost does not log it twice', async () => {
    await open('chat', `&platform=${shop}`);
    let lost = 0;
    await page.route('**/entries', async (route) => {
      if (lost > 0 || route.request().method() !== 'POST') return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await option('渠道', 'QQ');
    await choose('我发出了');
    await stop();
    await save();
    expect(await appears(page, '已存在本机，联网后自动提交（1）')).toBe(true);
    const first = await onlyEntry();
    await choose('现在提交');
    await page.locator('[data-sent]').waitFor();
    expect((await entries()).map(({ key }) => key)).toEqual([first.key]);
  });

  it('goes out from any other page of ours too', async () => {
    await open('chat', `&platform=${shop}`);
    await page.context().setOffline(true);
    await option('渠道', '电话');
    await choose('我发出了');
    await stop();
    await save();
    expect(await appears(page, /联网后自动提交（1）/)).toBe(true);
    await page.context().setOffline(false);
    await page.goto(`${world.kaopu.url}/platforms`);
    expect(await onlyEntry()).toMatchObject({ fields: { channel: 'phone' } });
    world.complaints.splice(0);
  });

  it('says why when the service will not have it, and keeps it until told otherwise', async () => {
    await open('purchase', `&platform=${shop}`);
    await page.getByLabel('买的商品').fill('年卡');
    await page.getByLabel('标价 (元)').fill('1');
    await page.getByLabel('实付 (元)').fill('1');
    await fetch(`${world.kaopu.url}/api/v1/platforms/${shop}`, { method: 'DELETE' });
    await save();
    expect(await appears(page, '服务没有收下：')).toBe(true);
    await page.reload();
    expect(await appears(page, '服务没有收下：')).toBe(true);
    await choose('删掉这条');
    await page.locator('[data-waiting]').waitFor({ state: 'detached' });
    world.complaints.splice(0);
  });
});

describe('a purchase', () => {
  it('shows the hidden fee, takes amounts by a numeric keyboard, and is logged with its photo', async () => {
    await open('purchase');
    await findPlatform();
    await page.getByLabel('买的商品').fill('爱奇艺黄金VIP年卡');
    for (const label of ['标价 (元)', '实付 (元)']) {
      expect(await page.getByLabel(label).getAttribute('inputmode')).toBe('decimal');
    }
    await page.getByLabel('标价 (元)').fill('178');
    await page.getByLabel('实付 (元)').fill('185.50');
    expect(await page.locator('[data-fact=difference]').innerText()).toBe('比标价多付 ¥7.50');
    await option('卡密有效吗', '失效');
    await page.getByLabel('几分钟到货', { exact: false }).fill('20');
    await take('付款.png', await photo());
    expect(await appears(page, /付款\.png · /)).toBe(true);
    await expect
      .poll(() =>
        page.evaluate<number[]>(
          `[...document.querySelector('[data-photo] canvas').getContext('2d').getImageData(72, 72, 1, 1).data]`,
        ),
      )
      .toEqual([255, 0, 0, 255]);
    await noSidewaysScroll(page);
    expect(await allFaults(page)).toEqual([]);
    // Texts and photos alike are there after a reload.
    await page.reload();
    expect(await appears(page, /付款\.png · /)).toBe(true);
    expect(await page.getByLabel('实付 (元)').inputValue()).toBe('185.50');
    await save();
    expect(await onlyEntry()).toMatchObject({
      kind: 'test-purchase',
      source: 'test-buy',
      fields: {
        advertised: 17_800,
        paid: 18_550,
        delivery: 'delivered',
        deliverySeconds: 1200,
        result: 'failed',
        cards: 1,
      },
      uploads: [{ mime: 'image/png', url: 'upload:付款.png' }],
    });
  });

  it('covers a card secret in a photo; only the covered copy leaves the device', async () => {
    await open('purchase', `&platform=${shop}`);
    await page.getByLabel('买的商品').fill('年卡');
    await page.getByLabel('标价 (元)').fill('1');
    await page.getByLabel('实付 (元)').fill('1');
    // Taller than the dialog has room for: what is dragged over is what is covered all the same.
    await take('卡密.png', await photo(200, 900));
    await choose('遮挡 卡密.png');
    const canvas = page.locator('canvas[data-ready]');
    await canvas.waitFor();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the picture is not to be seen');
    await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
    await page.mouse.up();
    expect(await appears(page, '遮了 1 块')).toBe(true);
    // Once more without a finger, and undone.
    await page.getByText('不用手指').click();
    await choose('遮住这一块');
    expect(await appears(page, '遮了 2 块')).toBe(true);
    await choose('撤销一块');
    expect(await allFaults(page)).toEqual([]);
    await choose('用遮住的这份');
    expect(await appears(page, '已遮挡')).toBe(true);
    await save();
    const [upload] = (await onlyEntry()).uploads;
    if (upload === undefined) throw new Error('no photo came along');
    const colours = await page.evaluate<number[][]>(`(async () => {
      const bytes = await (await fetch('/api/v1/evidence/${upload.sha256}')).blob();
      const picture = await createImageBitmap(bytes);
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      return [[0.35, 0.35], [0.9, 0.9]].map(([x, y]) =>
        [...context.getImageData(x * picture.width, y * picture.height, 1, 1).data]);
    })()`);
    expect(Math.max(...(colours[0] ?? []).slice(0, 3))).toBeLessThan(30);
    expect(colours[1]?.[0]).toBeGreaterThan(200);
    // The original is here, and only here.
    expect(await appears(page, '留在本机的原图')).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), choose('保存 卡密.jpg')]);
    expect(await download.failure()).toBeNull();
  });

  it('says readably why a photo is not taken: too large, or in no form this browser reads', async () => {
    await open('purchase', `&platform=${shop}`);
    await take('大.jpg', Buffer.alloc(11 * 1024 * 1024, 1), 'image/jpeg');
    expect(await appears(page, /大\.jpg 有 11\.0 MB，超过 10 MB/)).toBe(true);
    await take('苹果.heic', Buffer.from('....ftypheic....'), 'image/heic');
    expect(await appears(page, /苹果\.heic 这个浏览器读不了/)).toBe(true);
    expect(await page.locator('[data-photo]').count()).toBe(0);
  });

  it('shows how far a large photo is on its way', async () => {
    await open('purchase', `&platform=${shop}`);
    await page.getByLabel('买的商品').fill('年卡');
    await page.getByLabel('标价 (元)').fill('1');
    await page.getByLabel('实付 (元)').fill('1');
    // A picture whose bytes nothing makes smaller, of some 8 MB.
    const noisy = await page.evaluate<string>(`(async () => {
      const canvas = new OffscreenCanvas(1600, 1600);
      const context = canvas.getContext('2d');
      const image = context.createImageData(1600, 1600);
      for (let i = 0; i < image.data.length; i += 65536) {
        crypto.getRandomValues(image.data.subarray(i, i + 65536));
      }
      for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
      context.putImageData(image, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(text);
    })()`);
    const bytes = Buffer.from(noisy, 'base64');
    expect(bytes.length).toBeGreaterThan(7 * 1024 * 1024);
    await take('大图.png', bytes);
    expect(await appears(page, /大图\.png · /)).toBe(true);
    const seen = page.evaluate<boolean>(`new Promise((resolve) => {
      new MutationObserver(() => {
        if (document.querySelector('progress')) resolve(true);
      }).observe(document.body, { subtree: true, childList: true });
    })`);
    await save();
    expect(await seen).toBe(true);
    expect((await onlyEntry()).uploads).toHaveLength(1);
  });
});

describe('who writes Chinese', () => {
  it('ends a composition with Enter without saving', async () => {
    await open('purchase', `&platform=${shop}`);
    const seen = posts();
    await page.getByLabel('标价 (元)').fill('1');
    await page.getByLabel('实付 (元)').fill('1');
    const product = page.getByLabel('买的商品');
    await product.fill('年');
    await product.focus();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'ka', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Enter',
      code: 'Enter',
    });
    await cdp.send('Input.insertText', { text: '卡' });
    expect(await product.inputValue()).toBe('年卡');
    expect(await page.locator('[data-waiting]').count()).toBe(0);
    expect(seen).toEqual([]);
    // The next one is meant.
    await page.keyboard.press('Enter');
    expect((await onlyEntry()).fields).toMatchObject({ product: '年卡' });
  });

  it('is told of a card secret left in a text, and covers it with a tap', async () => {
    await open('chat', `&platform=${shop}`);
    await page.getByLabel('问了什么').fill('ABCD-1234-EFGH-5678 打不开');
    expect(await appears(page, '这里像是有卡密')).toBe(true);
    await choose('遮住');
    expect(await page.getByLabel('问了什么').inputValue()).toBe('ABCD-****-****-**** 打不开');
    await page.getByText('这里像是有卡密').waitFor({ state: 'detached' });
  });
});

it('is one tap away from every page on a phone', async () => {
  await page.goto(`${world.kaopu.url}/platforms`);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: '记一笔' })
    .filter({ visible: true })
    .click();
  await page.waitForURL('**/log/new');
  expect(await appears(page, '我发出了')).toBe(true);
  await noSidewaysScroll(page);
});
