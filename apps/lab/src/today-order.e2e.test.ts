import { describe, expect, it } from 'vitest';
import { seedAlert } from './testing/seed-alerts.ts';
import { seedExposure, seedMove, seedPlatform } from './testing/seed-week.ts';
import { lines, part, todayPage } from './testing/today-page.ts';

const { open, world } = todayPage();

describe('today', () => {
  it('weighs money with points, where money alone would turn the order round', async () => {
    // Yuan times points: 700, 480, 300; by money alone the order would be the other way round.
    const { database } = world();
    for (const [name, to, yuan] of [
      ['押得多', 80, 30],
      ['两样都中等', 60, 16],
      ['跌得多', 20, 10],
    ] as const) {
      const id = await seedMove(database, name, 90, to);
      await seedExposure(database, id, yuan * 100);
      await seedAlert(database, { id }, { dimension: 'supply-chain' });
    }
    const page = await open('/');
    await part(page, 'todo').waitFor();
    for (const section of ['todo', 'changes']) {
      const texts = await lines(page, section).allInnerTexts();
      expect([section, ...texts.map((text) => /跌得多|两样都中等|押得多/.exec(text)?.[0])]).toEqual(
        [section, '跌得多', '两样都中等', '押得多'],
      );
    }
    await page.context().close();
  });

  it('leaves of the market the five that fell and the five that rose the furthest', async () => {
    await seedExposure(world().database, await seedPlatform(world().database, '我在用的'), 500_000);
    for (let i = 1; i <= 7; i += 1) {
      await seedMove(world().database, `跌 ${10 + i} 分的店`, 80, 70 - i);
      await seedMove(world().database, `涨 ${10 + i} 分的店`, 40, 50 + i);
    }
    const page = await open('/');
    await part(page, 'market').waitFor();
    const texts = await lines(page, 'market').allInnerTexts();
    const furthest = (word: string) =>
      [17, 16, 15, 14, 13].map((points) => `${word} ${points} 分的店`);
    expect(texts.map((text) => /[跌涨] \d+ 分的店/.exec(text)?.[0])).toEqual([
      ...furthest('跌'),
      ...furthest('涨'),
    ]);
    await page.context().close();
  });
});
