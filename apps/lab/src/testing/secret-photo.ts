import { expect } from 'vitest';
import type { Page } from './pages.ts';
import type { Browser } from './world.ts';

/** Where on the photo the secret is, in percent of its sides. */
const SECRET = { left: 50, top: 50, width: 30, height: 30 };

/** A red photo with a blue field on it that nobody else is to see. */
export async function secretPhoto(browser: Browser, width = 400, height = 300): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height } });
  const { left, top, width: wide, height: high } = SECRET;
  await page.setContent(
    `<body style="margin:0;background:#ff0000"><div style="position:fixed;background:#0000ff;
     left:${left}%;top:${top}%;width:${wide}%;height:${high}%">`,
  );
  const bytes = await page.screenshot({ type: 'png' });
  await page.close();
  return bytes;
}

/** Blue and black pixels of a picture, really decoded. */
export async function coloursOf(
  page: Page,
  bytes: Buffer,
): Promise<{ blue: number; black: number }> {
  return page.evaluate<{ blue: number; black: number }>(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let [blue, black] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 2] > 100 && data[i] < 150) blue += 1;
      if (data[i] + data[i + 1] + data[i + 2] < 90) black += 1;
    }
    return { blue, black };
  })()`);
}

/** A row of the secret as an unpacked picture holds it, with or without transparency. */
const BLUE = [Buffer.from('0000ff'.repeat(40), 'hex'), Buffer.from('0000ffff'.repeat(40), 'hex')];

/** Does any of these streams show the secret, packed as a JPEG or bare? */
export async function showsSecret(page: Page, streams: readonly Buffer[]): Promise<boolean> {
  for (const bytes of streams) {
    if (BLUE.some((row) => bytes.includes(row))) return true;
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    if (isJpeg && (await coloursOf(page, bytes)).blue > 0) return true;
  }
  return false;
}

/** Covers the secret in the open dialog, by numbers. */
export async function coverSecret(page: Page): Promise<void> {
  await page.locator('canvas[data-ready]').waitFor();
  await page.getByText('不用手指').click();
  for (const [label, value] of [
    ['左（%）', SECRET.left - 2],
    ['上（%）', SECRET.top - 2],
    ['宽（%）', SECRET.width + 4],
    ['高（%）', SECRET.height + 4],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(String(value));
  }
  await page.getByRole('button', { name: '遮住这一块' }).click();
  await expect.poll(() => page.getByText('遮了 1 块').count()).toBe(1);
  await page.getByRole('button', { name: '用遮住的这份' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
