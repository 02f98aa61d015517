import type { MarketOffer } from '@kaopu/contracts';
import { landedOf } from '../compare/landed.ts';

/** One platform's price of the goods, fen. */
export interface Priced {
  platformId: string;
  name: string;
  listed: number;
  landed: number;
  /** Not every fee is known: it can only become more. */
  isLeast: boolean;
  failedCards: boolean;
  seenAt: string;
}

export interface TrapBand {
  /** Whoever asks less, fen, lies in it. */
  edge: number;
  below: number;
  /** Of these, platforms of which somebody logged a card that did not work. */
  failed: number;
}

export interface Strip {
  /** Cheapest first. */
  priced: Priced[];
  median: number;
  p10: number;
  p90: number;
  /** null while fewer sell it than make a market. */
  band: TrapBand | null;
}

/** Fewer sellers say nothing of what is too low. */
export const LEAST_SELLERS = 5;
/** As the method has it: three median deviations, and never less than 15 %, below the median. */
const DEVIATIONS = 3;
const SHARE = 0.85;

/** Of sorted values, between neighbours in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(place)] ?? 0;
  const upper = sorted[Math.ceil(place)] ?? 0;
  return lower + (upper - lower) * (place - Math.floor(place));
}

function bandOf(priced: readonly Priced[], median: number): TrapBand | null {
  if (priced.length < LEAST_SELLERS) return null;
  const off = priced.map(({ landed }) => Math.abs(landed - median)).sort((a, b) => a - b);
  const edge = Math.round(
    Math.max(0, Math.min(median - DEVIATIONS * quantile(off, 0.5), SHARE * median)),
  );
  const below = priced.filter(({ landed }) => landed < edge);
  return {
    edge,
    below: below.length,
    failed: below.filter(({ failedCards }) => failedCards).length,
  };
}

/** What all platforms ask for the same goods, fees included; null where nobody sells them. */
export function stripOf(offers: readonly MarketOffer[]): Strip | null {
  const priced = offers
    .flatMap((offer): Priced[] => {
      const landed = landedOf(offer);
      if (landed === null) return [];
      const { platformId, name, failedCards, seenAt } = offer;
      const { listed, total, isLeast } = landed;
      return [{ platformId, name, listed, landed: total, isLeast, failedCards, seenAt }];
    })
    .sort((a, b) => a.landed - b.landed || a.platformId.localeCompare(b.platformId));
  if (priced.length === 0) return null;
  const totals = priced.map(({ landed }) => landed);
  const median = quantile(totals, 0.5);
  return {
    priced,
    median: Math.round(median),
    p10: Math.round(quantile(totals, 0.1)),
    p90: Math.round(quantile(totals, 0.9)),
    band: bandOf(priced, median),
  };
}

/**
 * How high each stands so that none hides another: those within one column of the picture are piled
 * up, nearer to each other the higher the highest pile is.
 */
export function pilesOf(xs: readonly number[], column: number): number[] {
  const heights = new Map<number, number>();
  return xs.map((x) => {
    const place = Math.round(x / column);
    const height = heights.get(place) ?? 0;
    heights.set(place, height + 1);
    return height;
  });
}
