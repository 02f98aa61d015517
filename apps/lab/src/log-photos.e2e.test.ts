import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { logPage } from './testing/log-page.ts';
import { appears } from './testing/pages.ts';

const log = logPage();

describe('photos of a log', () => {
  it('covers a card secret in a photo; only the covered copy leaves the device', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    await log.fillPurchase();
    // Taller than the dialog has room for: what is dragged over is what is covered all the same.
    await log.take('卡密.png', await log.photo(200, 900));
    await log.choose('遮挡 卡密.png');
    const canvas = log.page.locator('canvas[data-ready]');
    await canvas.waitFor();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the picture is not to be seen');
    await log.page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1);
    await log.page.mouse.down();
    await log.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
    await log.page.mouse.up();
    expect(await appears(log.page, '遮了 1 块')).toBe(true);
    // Once more without a finger, and undone.
    await log.page.getByText('不用手指').click();
    await log.choose('遮住这一块');
    expect(await appears(log.page, '遮了 2 块')).toBe(true);
    await log.choose('撤销一块');
    expect(await allFaults(log.page)).toEqual([]);
    await log.choose('用遮住的这份');
    expect(await appears(log.page, '已遮挡')).toBe(true);
    await log.save();
    const [upload] = (await log.onlyEntry()).uploads;
    if (upload === undefined) throw new Error('no photo came along');
    const colours = await log.page.evaluate<number[][]>(`(async () => {
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
    expect(await appears(log.page, '留在本机的原图')).toBe(true);
    const [download] = await Promise.all([
      log.page.waitForEvent('download'),
      log.choose('保存 卡密.jpg'),
    ]);
    expect(await download.failure()).toBeNull();
  });

  it('says readably why a photo is not taken: too large, or in no form this browser reads', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    await log.take('大.jpg', Buffer.alloc(11 * 1024 * 1024, 1), 'image/jpeg');
    expect(await appears(log.page, /大\.jpg 有 11\.0 MB，超过 10 MB/)).toBe(true);
    const heic = Buffer.concat([Buffer.from('....ftypheic....'), Buffer.alloc(8 * 1024 * 1024)]);
    await log.take('苹果.heic', heic, 'image/heic');
    expect(await appears(log.page, /苹果\.heic 这个浏览器读不了/)).toBe(true);
    expect(await log.page.locator('[data-photo]').count()).toBe(0);
  });

  it('shows how far a large photo is on its way', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    await log.fillPurchase();
    // A picture whose bytes nothing makes smaller.
    const noisy = await log.page.evaluate<string>(`(async () => {
      const canvas = new OffscreenCanvas(1760, 1760);
      const context = canvas.getContext('2d');
      const image = context.createImageData(1760, 1760);
      for (let i = 0; i < image.data.length; i += 65536) {
        crypto.getRandomValues(image.data.subarray(i, Math.min(i + 65536, image.data.length)));
      }
      for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
      context.putImageData(image, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(text);
    })()`);
    const bytes = Buffer.from(noisy, 'base64');
    expect(bytes.length).toBeGreaterThan(8 * 1024 * 1024);
    await log.take('大图.jpg', bytes, 'image/jpeg');
    expect(await appears(log.page, /大图\.jpg · /)).toBe(true);
    const seen = log.page.evaluate<boolean>(`new Promise((resolve) => {
      new MutationObserver(() => {
        if (document.querySelector('progress')) resolve(true);
      }).observe(document.body, { subtree: true, childList: true });
    })`);
    await log.save();
    expect(await seen).toBe(true);
    expect((await log.onlyEntry()).uploads).toHaveLength(1);
  });

  it('tells their SHA-256 before and after they are sent', async () => {
    await log.open('purchase', `&platform=${log.shop}`);
    await log.fillPurchase();
    const bytes = await log.photo();
    await log.take('付款.png', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const own = log.page.locator('[data-hash=own]');
    expect(await own.innerText()).toBe(`SHA-256 ${sha256}`);
    await log.save();
    expect(await log.page.locator('[data-hash=server]').innerText()).toContain(sha256);
    expect((await log.onlyEntry()).uploads[0]?.sha256).toBe(sha256);
  });

  it('leaves the SHA-256 to the server where the page is no secure context, and works all the same', async () => {
    // What browsers withhold from pages that came neither over HTTPS nor from this machine.
    await log.page.addInitScript(`
      delete Crypto.prototype.randomUUID;
      Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
      delete Navigator.prototype.locks;`);
    await log.open('purchase', `&platform=${log.shop}`);
    await log.fillPurchase();
    const bytes = await log.photo();
    await log.take('付款.png', bytes);
    expect(await appears(log.page, '在提交时由服务器计算')).toBe(true);
    expect(await log.page.locator('[data-hash=own]').count()).toBe(0);
    await log.save();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await log.page.locator('[data-hash=server]').innerText()).toContain(sha256);
    expect(await log.onlyEntry()).toMatchObject({ uploads: [{ sha256 }] });
  });
});
