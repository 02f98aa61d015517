import { PlatformDetail } from '@kaopu/contracts';
import { launchBrowser } from '@kaopu/testkit';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { LISTS_ABSENT, listedStrings } from '../testing/attacks.ts';
import { NAUGHTY_STRINGS } from '../testing/naughty-strings.ts';
import { startApi, type RunningApi } from '../testing/running-api.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

const BUILT = fileURLToPath(new URL('../../../web/dist', import.meta.url));

let api: RunningApi;
let browser: Browser;
let page: Page;
let id: string;
/** What the page said, asked of others or threw meanwhile; must stay empty. */
const complaints: string[] = [];

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'), {}, BUILT);
  const body = { name: '店', siteUrl: 'https://shop.example/' };
  ({ id } = PlatformDetail.parse((await api.call('/platforms', { body })).body));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.on('dialog', (dialog) => {
    complaints.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== api.url) complaints.push(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} of ${response.url()}`);
  });
});
afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

/** The parts of the page that hold exactly this text and nothing else. */
const holding = (text: string) =>
  page.evaluate<number>(
    `[...document.querySelectorAll('main h1, main span, main a')]
      .filter((part) => part.textContent === ${JSON.stringify(text)}).length`,
  );

/** Writes both names into the form, saves, and waits until the page shows them. */
async function rename(text: string): Promise<void> {
  await page.getByRole('button', { name: '修改资料' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称', { exact: true }).fill(text);
  await form.getByLabel('经营主体').fill(text);
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'detached' });
}

async function expectShown(texts: readonly string[]): Promise<void> {
  await page.goto(`${api.url}/platforms/${id}`);
  for (const text of texts) {
    await rename(text);
    const stored = PlatformDetail.parse((await api.call(`/platforms/${id}`)).body);
    expect([stored.name, stored.legalName]).toEqual([text, text]);
    expect([text, await page.locator('h1').textContent()]).toEqual([text, text]);
    expect([text, await holding(text)]).toEqual([text, 2]);
    expect(complaints).toEqual([]);
    // However long it is, nobody has to scroll sideways.
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect([text, wide]).toEqual([text, 390]);
  }
}

const written = (texts: readonly string[]) =>
  [...new Set(texts)].filter((text) => text.trim() !== '' && text.length <= 300);

it('names of every kind are written, stored and shown as they are', async () => {
  await expectShown(written(NAUGHTY_STRINGS));
}, 600_000);

it('so are those of the list of others', async (context) => {
  if (LISTS_ABSENT !== null) context.skip(LISTS_ABSENT);
  const list = listedStrings();
  expect(list).toHaveLength(515);
  // All but the blank ones, which name nobody.
  expect(list.filter((text) => !written(list).includes(text)).map((text) => text.trim())).toEqual([
    '',
    '',
    '',
  ]);
  await expectShown(written(list));
}, 900_000);
