import {
  EvidenceDiff,
  Explanation,
  ObservationView,
  pageOf,
  PlatformDetail,
} from '@kaopu/contracts';
import { NO_SANDBOX } from '@kaopu/net/testing/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Manner, openCounterpart, type OpenCounterpart } from './counterparts/counterpart.ts';
import { scriptedBrandSite } from './counterparts/brand.ts';
import { wordingShop } from './counterparts/wording.ts';
import { faultsOfOpened } from './testing/focus-checks.ts';
import { gbkOf } from './testing/gbk.ts';
import { newPage, type Page } from './testing/pages.ts';
import { ON_LOOPBACK, openWorld, type World } from './testing/world.ts';

// Public records, wording and authorizations, by hand in a browser against the whole product.

const OPERATOR = '深圳甲乙科技有限公司';
const SOON = { timeout: 90_000, interval: 500 };

let world: World;
let page: Page;
const sites: OpenCounterpart[] = [];

beforeAll(async () => {
  world = await openWorld(ON_LOOPBACK);
  page = await newPage(world, { viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await world?.close();
  await Promise.all(sites.map((site) => site.stop()));
});

async function call(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${world.kaopu.url}/api/v1${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function open(counterpart: typeof wordingShop, manner: Manner): Promise<OpenCounterpart> {
  const site = await openCounterpart(counterpart, manner);
  sites.push(site);
  return site;
}

async function register(name: string, siteUrl: string, probe?: [kind: string, config: object]) {
  const probes = probe && [{ kind: probe[0], config: probe[1], intervalSeconds: 86_400 }];
  const made = await call('/platforms', { name, siteUrl, legalName: OPERATOR, probes });
  return PlatformDetail.parse(made);
}

const appears = (text: string | RegExp) =>
  page.getByText(text).first().waitFor({ timeout: 90_000 });

/** Points an indicator costs by what was seen, not by what is missing. */
async function pointsLost(id: string, indicator: string): Promise<number> {
  const { losses } = Explanation.parse(await call(`/platforms/${id}/explanation`));
  const lines = losses.flatMap(({ indicators }) => indicators);
  const line = lines.find((each) => each.indicator === indicator);
  return (line?.points ?? 0) - (line?.priorPoints ?? 0);
}

async function scored(id: string): Promise<void> {
  const status = async () =>
    (await fetch(`${world.kaopu.url}/api/v1/platforms/${id}/explanation`)).status;
  await expect.poll(status, SOON).toBe(200);
}

const FILE = [
  '行政处罚信息公示表,,,,,,,,',
  '行政相对人名称,行政相对人类别,行政处罚决定书文号,违法行为类型,"行政处罚 内容",行政处罚内容,罚款金额（万元）,处罚决定日期,深市监罚〔2025〕9号',
  `${OPERATOR},法人及非法人组织,深市监罚〔2026〕1号,发布虚假广告,,罚款二十万元,20,2026/1/2,垃圾`,
  '上海丙丁网络有限公司,法人及非法人组织,沪市监罚〔2026〕2号,发布虚假广告,,警告,,2026-02-03,',
  '王小明,自然人,深市监罚〔2026〕3号,发布虚假广告,,罚款,0.1,2026-02-03,',
  '李某,未知,深市监罚〔2026〕4号,发布虚假广告,,罚款,0.1,2026-02-03,',
  ',法人及非法人组织,深市监罚〔2026〕5号,发布虚假广告,,罚款,0.1,2026-02-03,',
  '北京戊己有限公司,法人及非法人组织,京市监罚〔2026〕6号,发布虚假广告,,罚款,0.1,某日,',
].join('\r\n');

it('a GBK file with junk headers is previewed, taken in, shown and taken back', async () => {
  const { origin } = await open(wordingShop, 'good');
  const url = `${origin}/`;
  const { id } = await register('星辰会员批发', url, ['availability', { url }]);
  await scored(id);
  await page.goto(`${world.kaopu.url}/imports`);
  await page.getByLabel('选择文件').setInputFiles({
    name: '处罚公示.csv',
    mimeType: 'text/csv',
    buffer: gbkOf(FILE),
  });
  await page.getByRole('textbox', { name: '来源' }).fill('信用中国');
  await page.getByRole('button', { name: '预览' }).click();
  await appears('待确认');
  const counts = Object.fromEntries(
    await page
      .locator('dl > div')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('dt')?.textContent,
          row.querySelector('dd')?.textContent,
        ]),
      ),
  );
  expect(counts).toMatchObject({
    行数: '6',
    企业记录: '2',
    丢弃的自然人: '2其中按姓名判断 1 行',
    读不了的行: '2',
  });
  for (const line of [
    /第 7 行：没有企业名称/,
    /第 8 行：没有看得懂的决定日期/,
    /「罚款金额（万元）」按万元读取/,
    /不认识、没有保存的列：.*深市监罚〔2025〕9号/,
  ]) {
    await appears(line);
  }
  expect(await page.getByText('王小明').count()).toBe(0);
  const before = await pointsLost(id, 'penalties');

  await page.getByRole('button', { name: '确认导入' }).click();
  await appears('已导入');
  await expect.poll(() => pointsLost(id, 'penalties'), SOON).toBeGreaterThan(before);

  // The score's own line leads to the record.
  await page.goto(`${world.kaopu.url}/platforms/${id}`);
  const line = page.locator('details', { hasText: '处罚记录' }).first();
  await line.locator('summary').first().click();
  await appears('深市监罚〔2026〕1号');

  await page.goto(`${world.kaopu.url}/imports`);
  await page.getByRole('button', { name: '整批撤回' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('导错了文件');
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await appears('已撤回');
  await appears('导错了文件');
  await expect.poll(() => pointsLost(id, 'penalties'), SOON).toBeCloseTo(before, 6);
});

it('former names are typed line by line, kept, and shown again', async () => {
  const { id } = await register('改名店', 'https://renamed.example/');
  await page.goto(`${world.kaopu.url}/platforms/${id}`);
  await page.getByRole('button', { name: '修改资料' }).click();
  await page.getByLabel('曾用名').fill('甲科技有限公司\n\n 乙网络有限公司 ');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const kept = PlatformDetail.parse(await call(`/platforms/${id}`));
  expect(kept.formerNames).toEqual(['甲科技有限公司', '乙网络有限公司']);
  await page.getByRole('button', { name: '修改资料' }).click();
  expect(await page.getByLabel('曾用名').inputValue()).toBe('甲科技有限公司\n乙网络有限公司');
});

it('a wording hit is dismissed with a reason, which gives points back, and restored', async () => {
  const { origin } = await open(wordingShop, 'lying');
  const { id, probes } = await register('甲店', `${origin}/`, [
    'compliance-wording',
    { siteUrl: `${origin}/` },
  ]);
  await scored(id);
  // One look alone does not count yet.
  expect(await pointsLost(id, 'forbidden-wording')).toBe(0);
  await call(`/probes/${probes[0]?.id}/run`, {});
  await expect.poll(() => pointsLost(id, 'forbidden-wording'), SOON).toBeGreaterThan(0);
  await page.goto(`${world.kaopu.url}/platforms/${id}/records`);
  await appears(/发现 \d+ 处要留意的用语/);
  const hits = page.getByRole('button', { name: '驳回' });
  expect(await faultsOfOpened(page, hits.first())).toEqual([]);
  const count = await hits.count();
  const before = await pointsLost(id, 'forbidden-wording');
  for (let left = count; left > 0; left -= 1) {
    await hits.first().click();
    await page.getByRole('dialog').getByLabel('理由').fill('是商品名');
    await page.getByRole('dialog').getByRole('button', { name: '驳回' }).click();
    await expect.poll(() => hits.count(), SOON).toBe(left - 1);
  }
  await appears('已驳回：是商品名');
  await appears('最近一次观测没有发现要留意的用语。');
  await expect.poll(() => pointsLost(id, 'forbidden-wording'), SOON).toBeLessThan(before);
  const restore = page.getByRole('button', { name: '恢复计分' });
  while ((await restore.count()) > 0) {
    const left = await restore.count();
    await restore.first().click();
    await expect.poll(() => restore.count(), SOON).toBe(left - 1);
  }
  await appears(/发现 \d+ 处要留意的用语/);
  await expect.poll(() => pointsLost(id, 'forbidden-wording'), SOON).toBeCloseTo(before, 1);
});

it.skipIf(NO_SANDBOX)(
  'an authorization that a scripted list no longer shows is told, with both pages and pictures to compare',
  async () => {
    const site = await open(scriptedBrandSite, 'good');
    const { id, probes } = await register('乙店', 'https://licensed.example/', [
      'authorization-pages',
      {
        check: 'partner-list',
        brand: '爱奇艺',
        legalName: OPERATOR,
        listUrls: [`${site.origin}/partners`],
        complete: true,
      },
    ]);
    const observed = async () => {
      const list = await call(`/platforms/${id}/observations?limit=50&status=observed`);
      return pageOf(ObservationView).parse(list).items;
    };
    await expect.poll(async () => (await observed()).length, SOON).toBe(1);
    const [good] = await observed();
    expect(good?.seen).toMatchObject({ listed: true, ended: false, rowQuote: OPERATOR });

    site.behave('degraded');
    await call(`/probes/${probes[0]?.id}/run`, {});
    await expect.poll(async () => (await observed()).length, SOON).toBeGreaterThan(1);
    const [ended] = await observed();
    expect(ended?.seen).toMatchObject({ listed: true, ended: true });

    const piece = (look: ObservationView | undefined, mime: string) =>
      look?.evidence.find((kept) => kept.mime.startsWith(mime))?.sha256 ?? '';
    const diff = async (mime: string) =>
      EvidenceDiff.parse(await call(`/evidence/${piece(good, mime)}/diff/${piece(ended, mime)}`));
    const words = JSON.stringify((await diff('text/html')).content);
    expect(words).toContain('已终止合作');
    expect((await diff('image/png')).picture?.share).toBeGreaterThan(0);

    // The judge looks once more by itself, and then it is told.
    await page.goto(`${world.kaopu.url}/platforms/${id}`);
    await expect
      .poll(
        () => world.database.sql(`SELECT to_value FROM score_change WHERE platform_id = $1`, [id]),
        {
          timeout: 200_000,
          interval: 1_000,
        },
      )
      .toEqual([{ to_value: 'ended' }]);
    await page.goto(`${world.kaopu.url}/alerts`);
    await appears(/爱奇艺 · 品牌授权公示变化.*可查到.*注明已终止/);
  },
  300_000,
);
