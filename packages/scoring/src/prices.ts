import { beijingDay } from './days.ts';
import { DAY } from './decay.ts';
import { compareMoments, compareText, type Moment } from './order.ts';
import { addDailyGap, gapsOf, mergeDailyGaps, type DailyGaps } from './price/daily.ts';
import type { PriceReference } from './price/reference.ts';
import { PRICE_RULES } from './price/rules.ts';
import { dailyReturns, priceVolatility, volatilityUtility } from './price/volatility.ts';

/** One product's price as one look saw it, and the market it was compared with. */
export interface PriceSeen {
  /** The product's title. */
  label: string;
  /** Key of the market item; null when it is not clear what is sold. */
  item: string | null;
  /** All-in price of one card. */
  fen: number;
  /** ln of the price less that of the market's median; null without a market. */
  gap: number | null;
  /** Too low to be explained by the market (`isTooLow`). */
  low: boolean;
  reference: Pick<PriceReference, 'basis' | 'median' | 'own' | 'n'> | null;
}

/** A price with when and by which observation it was seen. */
export interface LatestPrice extends PriceSeen, Moment {
  subject: string;
}

/** The course of all watched prices: one gap a day, and each product's latest price. */
export interface Prices {
  daily: DailyGaps;
  /** The newest by subject, newest last. */
  latest: readonly LatestPrice[];
}

export const NO_PRICES: Prices = Object.freeze({ daily: {}, latest: [] });

function compareLatest(a: LatestPrice, b: LatestPrice): number {
  return (
    compareMoments(a, b) ||
    compareText(a.subject, b.subject) ||
    // Of two prices of one look the lower is kept.
    b.fen - a.fen ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function addLatest(latest: readonly LatestPrice[], price: LatestPrice): readonly LatestPrice[] {
  const present = latest.find(({ subject }) => subject === price.subject);
  if (present !== undefined && compareLatest(present, price) >= 0) return latest;
  const others = latest.filter((other) => other !== present);
  return [...others, price].sort(compareLatest).slice(-PRICE_RULES.latestKept);
}

/** Adds one price; the result does not depend on the order of arrival. */
export function addPrice(prices: Prices, subject: string, price: PriceSeen, seen: Moment): Prices {
  const { t, id } = seen;
  const { label, item, fen, low } = price;
  // Adding 0 makes -0, which JSON does not keep, a plain 0.
  const gap = price.gap === null ? null : price.gap + 0;
  const reference = price.reference && {
    basis: price.reference.basis,
    median: price.reference.median,
    own: price.reference.own,
    n: price.reference.n,
  };
  const latest = addLatest(prices.latest, {
    t,
    id,
    subject,
    label,
    item,
    fen,
    gap,
    low,
    reference,
  });
  const daily =
    gap === null ? prices.daily : addDailyGap(prices.daily, subject, { t, id, gap, low });
  return { daily, latest };
}

export function mergePrices(a: Prices, b: Prices): Prices {
  return {
    daily: mergeDailyGaps(a.daily, b.daily),
    latest: b.latest.reduce(addLatest, a.latest),
  };
}

/** A product whose volatility can be told. */
export interface Swing {
  subject: string;
  /** Utility 0–1. */
  x: number;
  returns: { t: number; id: string; square: number }[];
}

export function swingsOf({ daily }: Prices, now: number): Swing[] {
  return Object.keys(daily)
    .sort()
    .flatMap((subject) => {
      const days = gapsOf(daily, subject);
      const sigma = priceVolatility(days, now);
      if (sigma === null) return [];
      return [{ subject, x: volatilityUtility(sigma), returns: dailyReturns(days, now) }];
    });
}

/** The newest observation of each Beijing day that ended a return of any product. */
export function daysOfSwings(swings: readonly Swing[]): number[] {
  const newest = new Map<number, number>();
  for (const { t } of swings.flatMap(({ returns }) => returns)) {
    newest.set(beijingDay(t), Math.max(t, newest.get(beijingDay(t)) ?? 0));
  }
  return [...newest.values()];
}

/** A price seen lately enough to be one still, ms UTC. */
export function isCurrent({ t }: Moment, now: number): boolean {
  return t <= now && t > now - PRICE_RULES.peerDays * DAY;
}
