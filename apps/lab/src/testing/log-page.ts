import { EntryView, pageOf, PlatformDetail } from '@kaopu/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { mustBeEmpty, type Page, phone } from './pages.ts';
import { openWorld, type World } from './world.ts';

/** The page where things are logged, on a phone, each time with a platform of its own. */
interface LogPage {
  readonly world: World;
  page: Page;
  /** The platform's id, and what it is called. */
  readonly shop: string;
  readonly shopName: string;
  open(type: 'chat' | 'purchase', more?: string): Promise<void>;
  entries(): Promise<EntryView[]>;
  onlyEntry(): Promise<EntryView>;
  choose(name: string): Promise<void>;
  option(group: string, name: string): Promise<void>;
  stop(): Promise<void>;
  save(): Promise<void>;
  /** What a purchase cannot do without. */
  fillPurchase(): Promise<void>;
  /** Chooses the platform where few are listed, and where it has to be searched for. */
  platform(): Promise<void>;
  findPlatform(): Promise<void>;
  /** Posts of entries from now on. */
  posts(): string[];
  /** A photo in one colour, of so many pixels. */
  photo(width?: number, height?: number): Promise<Buffer>;
  take(name: string, buffer: Buffer, mimeType?: string): Promise<void>;
}

/** Opens the world before a file's tests, and a page before each; complaints fail the test. */
export function logPage(): LogPage {
  let world: World | undefined;
  let page: Page | undefined;
  let shop = '';
  let made = 0;
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('not before the tests begin');
    return thing;
  };

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    made += 1;
    const answer = await log.world.api.post('/api/v1/platforms', {
      name: log.shopName,
      siteUrl: `https://shop-${made}.example/`,
    });
    shop = PlatformDetail.parse(answer).id;
    page = await phone(log.world);
    page.on('console', (message) => {
      const text = message.text();
      if (text.includes('Content Security Policy')) log.world.complaints.push(text);
    });
  });
  afterEach(async () => {
    await page?.context().close();
    mustBeEmpty(log.world.complaints);
  });

  const log: LogPage = {
    get world() {
      return there(world);
    },
    get page() {
      return there(page);
    },
    set page(other) {
      page = other;
    },
    get shop() {
      return shop;
    },
    get shopName() {
      return `星辰会员批发 ${made}`;
    },
    async open(type, more = '') {
      await log.page.goto(`${log.world.kaopu.url}/log/new?type=${type}${more}`);
      await log.page.getByRole('heading', { level: 1, name: '记一笔' }).waitFor();
    },
    async entries() {
      const answer = await log.world.api.get(`/api/v1/platforms/${shop}/entries`);
      return pageOf(EntryView).parse(answer).items;
    },
    async onlyEntry() {
      await expect.poll(async () => (await log.entries()).length, { timeout: 30_000 }).toBe(1);
      const [entry] = await log.entries();
      return there(entry);
    },
    choose: (name) => log.page.getByRole('button', { name, exact: true }).click(),
    option: (group, name) =>
      log.page
        .getByRole('group', { name: new RegExp(`^${group}`) })
        .getByRole('radio', { name, exact: true })
        .check({ force: true }),
    stop: () => log.choose('对方回了'),
    save: () => log.choose('保存'),
    async fillPurchase() {
      await log.page.getByLabel('买的商品').fill('年卡');
      await log.page.getByLabel('标价（元）').fill('1');
      await log.page.getByLabel('实付（元）').fill('1');
    },
    platform: () => log.page.getByRole('option', { name: log.shopName, exact: true }).click(),
    async findPlatform() {
      await log.page.getByLabel('哪家平台').fill(`批发 ${made}`);
      await log.platform();
    },
    posts() {
      const seen: string[] = [];
      log.page.on('request', (request) => {
        const isEntry = request.method() === 'POST' && request.url().endsWith('/entries');
        if (isEntry) seen.push(request.url());
      });
      return seen;
    },
    async photo(width = 320, height = 200) {
      const drawn = await log.world.browser.newPage({ viewport: { width, height } });
      await drawn.setContent('<body style="margin:0;background:#ff0000">');
      const bytes = await drawn.screenshot({ type: 'png' });
      await drawn.close();
      return bytes;
    },
    take: (name, buffer, mimeType = 'image/png') =>
      log.page.getByLabel('拍照或选图').setInputFiles({ name, mimeType, buffer }),
  };
  return log;
}
