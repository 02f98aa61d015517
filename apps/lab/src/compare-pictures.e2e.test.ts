import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allFaults } from './testing/axe.ts';
import { factsOf, openCompared, type Compared } from './testing/compare-page.ts';
import { press } from './testing/keyboard.ts';
import { appears, mustBeEmpty, sidewaysOverflow } from './testing/pages.ts';
import {
  mondayHours,
  seedAsked,
  seedClaim,
  seedObservation,
  recordOf,
} from './testing/seed-page.ts';

// The pictures of a comparison: dots, strips of service, lanes of records.

let world: Compared['world'];
let ids: Compared['ids'];
let pathOf: Compared['pathOf'];
let open: Compared['open'];

beforeAll(async () => {
  ({ world, ids, pathOf, open } = await openCompared());
  await seedService();
  await seedRecords();
});
afterAll(() => world?.close());
afterEach(() => mustBeEmpty(world.complaints));

const idOf = (name: string) => ids[name] ?? '';

/** At ten 甲 takes twelve minutes; 乙 claims to be there and is not, at three in the night. */
async function seedService(): Promise<void> {
  for (const minutes of [0, 10, 20]) {
    await seedAsked(world.database, idOf('甲'), mondayHours(10) + minutes * 60_000, 720);
    await seedAsked(world.database, idOf('乙'), mondayHours(3) + minutes * 60_000, null);
  }
  await seedClaim(world.database, idOf('乙'), Date.now() - 3_600_000);
}

/** 甲 was fined; of the others nothing is on record. */
function seedRecords(): Promise<void> {
  return seedObservation(world.database, idOf('甲'), {
    key: 'records/甲',
    kind: 'public-records',
    at: Date.now() - 86_400_000,
    seen: {
      source: '信用中国',
      state: 'found',
      asked: null,
      records: [recordOf('深市监罚〔2025〕1号', { name: '甲有限公司', uscc: null })],
      published: [],
    },
  });
}

describe('the dot plot', () => {
  it('has a mark of its own shape for each, a row a dimension, and every text large enough', async () => {
    for (const width of [1440, 390, 320]) {
      const page = await open(pathOf('甲乙丙丁', '&radar=true'), { width });
      const rows = page.locator('svg [data-row]');
      await rows.last().waitFor();
      expect(await rows.count()).toBe(7);
      const shapes = await rows
        .first()
        .locator('[data-shape]')
        .evaluateAll((lanes) => lanes.map((lane) => lane.getAttribute('data-shape')));
      expect(new Set(shapes).size).toBe(4);
      const named = await factsOf(page)
        .locator('thead [data-shape]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-shape')));
      expect(named).toEqual(shapes);
      const smallest = await page.evaluate<number>(
        `Math.min(...[...document.querySelectorAll('svg text')].map((text) =>
          parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))`,
      );
      expect(smallest).toBeGreaterThanOrEqual(11);
      const cut = await page.evaluate<string[]>(
        `[...document.querySelectorAll('main svg text')].filter((text) => {
          const [own, all] = [text, text.ownerSVGElement].map((one) => one.getBoundingClientRect());
          return own.left < all.left - 1 || own.right > all.right + 1;
        }).map((text) => text.textContent)`,
      );
      expect([width, cut]).toEqual([width, []]);
      await page.context().close();
    }
  });

  it('is read row by row with the keyboard, and says which dimensions differ', async () => {
    const page = await open(pathOf('甲乙'));
    expect(await appears(page, /有差别的：服务。其余维度区间重叠，分不出。/)).toBe(true);
    const picture = page.getByRole('group', { name: /各维度得分/ });
    await picture.focus();
    const spoken = picture.locator('xpath=following-sibling::*[@aria-live="polite"][1]');
    await page.keyboard.press('ArrowDown');
    expect(await spoken.innerText()).toBe(
      '综合分：甲 80（75–85）；乙 76（71–81）。区间重叠，分不出。',
    );
    await page.keyboard.press('End');
    expect(await spoken.innerText()).toMatch(/^合规：甲 70（65–75）；乙 70（65–75）。/);
    await page.keyboard.press('Escape');
    expect(await spoken.innerText()).toBe('');
    await page.context().close();
  });

  it('calls two apart although a third, unsure one overlaps both', async () => {
    const page = await open(pathOf('甲丙戊'));
    expect(await appears(page, '每个维度都有差别。')).toBe(true);
    await page.context().close();
  });

  it('is a radar besides only for who asks: lines without areas', async () => {
    const page = await open(pathOf('甲乙'));
    const radar = page.getByRole('img', { name: /各维度得分/ });
    await factsOf(page).waitFor();
    expect(await radar.count()).toBe(0);
    await page.getByLabel('雷达图').check();
    await radar.waitFor();
    expect(new URL(page.url()).searchParams.get('radar')).toBe('true');
    const areas = await page.evaluate<string[]>(
      `[...document.querySelectorAll('svg[role=img] [data-shape] > path:first-child')]
        .map((line) => getComputedStyle(line).fill)`,
    );
    expect(areas).toEqual(['none', 'none']);
    await page.context().close();
  });
});

describe('the strips of service', () => {
  it('have a row a platform and a cell an hour, say what each claims, and hatch what rests on little', async () => {
    const page = await open(pathOf('甲乙'));
    const strips = page.locator('table[data-strips]');
    await strips.waitFor();
    expect([
      await strips.locator('tbody tr').count(),
      await strips.locator('thead th').count(),
    ]).toEqual([2, 25]);
    const cell = (name: string, hour: number) =>
      strips.locator(`tr[data-strip="${idOf(name)}"] td`).nth(hour);
    expect(await cell('甲', 10).innerText()).toBe('12');
    expect(await cell('甲', 10).getAttribute('data-few')).toBe('false');
    expect(await cell('甲', 3).innerText()).toBe('');
    expect(await cell('乙', 3).innerText()).toBe('无');
    expect(await cell('乙', 3).getAttribute('data-step')).toBe('5');
    const claims = page.locator('[data-claims] li');
    expect(await claims.nth(1).innerText()).toBe('乙：宣称 7×24 · 实测 0–8 点 3 次中 3 次无人应');
    await page.context().close();
  });

  it('lie on their side on a phone: 24 rows, and nothing to swipe', async () => {
    const page = await open(pathOf('甲乙丙丁'), { width: 390 });
    const strips = page.locator('table[data-strips]');
    await strips.waitFor();
    expect([
      await strips.locator('tbody tr').count(),
      await strips.locator('thead th').count(),
    ]).toEqual([24, 5]);
    const right = await strips.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(390);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});

describe('the lanes of records', () => {
  it('stand below each other on one time axis, a mark a record, and say what nobody saw', async () => {
    const page = await open(pathOf('甲乙'));
    const lanes = (name: string) => page.locator(`[data-lanes-of="${idOf(name)}"]`);
    await lanes('甲').locator('svg[data-points]').waitFor();
    expect(await lanes('甲').innerText()).toContain('处罚 1 条，诉讼 0 条');
    const penalties = lanes('甲').locator('path[data-match=name]');
    expect(await penalties.count()).toBe(1);
    await lanes('甲').getByText('以表格查看').click();
    expect(await lanes('甲').locator('tr[data-match=name]').innerText()).toContain(
      '深市监罚〔2025〕1号',
    );
    // What people logged of 乙 is there too, on the axis that begins with the penalty of 甲.
    expect(await lanes('乙').innerText()).toContain('没有看到处罚和诉讼记录');
    const ticks = (name: string) =>
      lanes(name).locator('svg text[text-anchor=middle]').allInnerTexts();
    expect(await ticks('乙')).toEqual(await ticks('甲'));
    await page.context().close();
  });
});

it('the dot plot is handed over as a PNG that shows something', async () => {
  const page = await open(pathOf('甲乙'));
  await page.locator('svg [data-row]').first().waitFor();
  const download = page.waitForEvent('download');
  await press(page, '导出 PNG');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^kaopu-compare-\d{4}-\d\d-\d\d\.png$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const colours = await page.evaluate<number>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${bytes.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    // Below the names: the picture itself.
    const { data } = context.getImageData(0, 180, image.width, image.height - 180);
    return new Set(new Uint32Array(data.buffer)).size;
  })()`);
  expect(colours).toBeGreaterThan(20);
  await page.context().close();
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it.each(['light', 'dark'] as const)('axe finds nothing in the %s, and it fits', async (theme) => {
    for (const width of [1440, 390, 320]) {
      const page = await open(pathOf('甲乙丙戊', '&radar=true'), { width, language, theme });
      await page.locator('tr[data-row]').first().waitFor();
      await page.locator('svg [data-row]').first().waitFor();
      expect([width, await allFaults(page)]).toEqual([width, []]);
      expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
      if (language === 'en') {
        const text = await page.locator('main').innerText();
        expect(text.replaceAll(/[甲乙丙丁戊]|有限公司|爱奇艺年卡|信用中国/g, '')).not.toMatch(
          /[\u4e00-\u9fff]/,
        );
      }
      await page.context().close();
    }
  });
});
