import type { Change } from './change.ts';

export interface Event {
  /** Milliseconds of real time since the script began. */
  atMs: number;
  change: Change;
}

/** In order of time. */
export type Script = readonly Event[];

function at(seconds: number, change: Change): Event {
  return { atMs: seconds * 1_000, change };
}

function span(site: string, mode: NonNullable<Change['mode']>, from: number, to: number): Event[] {
  return [at(from, { site, mode }), at(to, { site, mode: 'normal' })];
}

/** +1 % every twenty seconds: each step too small to be told, their sum is not. */
function creep(site: string, product: number, from: number, steps: number): Event[] {
  return Array.from({ length: steps }, (_, step) =>
    at(from + 20 * step, { site, product, priceTimes: 1.01 }),
  );
}

/**
 * The demo's market. Half a minute of quiet (apart from one shop's captcha wall), so that first
 * readings and a baseline exist; then something happens every few seconds, then ever more rarely.
 */
export const demoScript: Script = [
  ...span('mofang', 'captcha', 14, 34),
  at(35, { site: 'yunduan', product: 1, price: 20_800 }),
  at(38, { site: 'bainian', product: 2, priceTimes: 0.65 }),
  at(42, { site: 'haitun', product: 3, state: 'sold_out' }),
  ...creep('qingfeng', 1, 50, 8),
  ...span('qingfeng', 'down', 75, 105),
  ...span('mofang', 'captcha', 80, 130),
  at(110, { site: 'haitun', product: 3, state: 'on_sale' }),
  at(120, { site: 'bainian', product: 4, state: 'delisted' }),
  at(180, { site: 'jisu', mode: 'closed' }),
  at(240, { site: 'jisu', mode: 'slow' }),
  at(300, { site: 'yunduan', product: 1, price: 17_800 }),
  at(330, { site: 'bainian', product: 2, price: 19_690 }),
].toSorted((a, b) => a.atMs - b.atMs);
