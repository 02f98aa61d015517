import { ln } from '../arithmetic.ts';
import { medianOf } from '../order-statistics.ts';
import { countSellers, durationStep, latestOfEach, type MarketPrice } from './peers.ts';
import { PRICE_RULES } from './rules.ts';

/**
 * How prices of a brand grow with the months of membership (scoring.md §2, hedonic unit price):
 * the Theil–Sen median of Δ ln price / Δ ln months over pairs of offers of one platform that differ
 * in nothing else. 0.90 until three independent sellers have such pairs, so that no shop alone
 * sets what its rivals are compared with.
 */
export function durationSlope(prices: readonly MarketPrice[], brand: string): number {
  const offers = latestOfEach(prices.filter(({ item }) => item.brand === brand));
  const slopes: number[] = [];
  const sellers: MarketPrice[] = [];
  for (const [i, a] of offers.entries()) {
    for (const b of offers.slice(i + 1)) {
      const step = a.platform === b.platform ? durationStep(a.item, b.item) : null;
      if (step === null) continue;
      // Adding 0 makes -0, which depends on the order of the two, a plain 0.
      slopes.push((ln(b.fen) - ln(a.fen)) / step + 0);
      sellers.push(a);
    }
  }
  return countSellers(sellers) < PRICE_RULES.slopeSellers
    ? PRICE_RULES.durationSlope
    : medianOf(slopes);
}
