/** B9: offers far too cheap for the market (world W4): false suspicions and power. */
import type { MarketItem } from '../src/price/peers.ts';
import { referenceOf } from '../src/price/reference.ts';
import { isTooLow } from '../src/price/too-low.ts';
import { randomFrom, studentFour, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { median } from './statistics.ts';

const RUNS = 120_000;
const FAKE_RUNS = 20_000;
const PEERS = [5, 8, 15];
const SPREAD = 0.06;
const FAKE_SHARE = 0.25;
const FAKE_DISCOUNT = 0.4;

type Verdict = (y: number, peers: readonly number[]) => boolean;

const ITEM: MarketItem = { key: 'brand/12m/code', brand: 'brand', delivery: 'code', months: 12 };
const NOW = Date.UTC(2026, 0, 1);

/** The product's rule on a market of independent sellers. */
function ours(y: number, peers: readonly number[]): boolean {
  const prices = peers.map((peer, i) => ({
    platform: `p${i}`,
    owner: null,
    item: ITEM,
    fen: Math.exp(peer),
    at: NOW,
    key: `k${i}`,
  }));
  return isTooLow(y, referenceOf(ITEM, null, prices, null, NOW));
}

/** Iglewicz and Hoaglin's convention. */
function plainMad(y: number, peers: readonly number[]): boolean {
  const centre = median(peers);
  const spread = 1.4826 * median(peers.map((peer) => Math.abs(peer - centre)));
  return (y - centre) / spread < -3.5;
}

function peersOf(random: Random, n: number, fakes: boolean): number[] {
  return Array.from({ length: n }, () => {
    const isFake = fakes && random.uniform() < FAKE_SHARE;
    return studentFour(random, SPREAD) + (isFake ? Math.log(1 - FAKE_DISCOUNT) : 0);
  });
}

/** Share of offers `discount` below the market that are called too low. */
function share(verdict: Verdict, n: number, discount: number, fakes: boolean): number {
  const random = randomFrom(61);
  const runs = fakes ? FAKE_RUNS : RUNS;
  let called = 0;
  for (let run = 0; run < runs; run += 1) {
    const y = Math.log(1 - discount) + studentFour(random, SPREAD);
    if (verdict(y, peersOf(random, n, fakes))) called += 1;
  }
  return called / runs;
}

function perCount(verdict: Verdict, discount: number, fakes: boolean): number[] {
  return PEERS.map((n) => share(verdict, n, discount, fakes));
}

function listed(shares: readonly number[]): string {
  return shares.map((one) => one.toFixed(3)).join('/');
}

export function run(): Row[] {
  const falsely = perCount(ours, 0, false);
  const power = perCount(ours, 0.3, false);
  const amongFakes = perCount(ours, 0.3, true);
  const note = `${PEERS.join('/')} peers, ${RUNS} runs each`;
  return [
    row({
      id: 'B9 false positives',
      figure: Math.max(...falsely),
      atMost: 0.01,
      baseline: `plain MAD ${listed(perCount(plainMad, 0, false))}`,
      note: `${listed(falsely)} with ${note}`,
    }),
    row({
      id: 'B9 power at -30 %',
      figure: Math.min(...power),
      atLeast: 0.97,
      baseline: `plain MAD ${listed(perCount(plainMad, 0.3, false))}`,
      note: listed(power),
    }),
    row({
      id: 'B9 power, 25 % of peers fake',
      figure: Math.min(...amongFakes),
      limit: '.74',
      baseline: `plain MAD ${listed(perCount(plainMad, 0.3, true))}`,
      note: listed(amongFakes),
    }),
  ];
}
