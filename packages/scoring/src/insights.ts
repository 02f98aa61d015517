import { checklist, type CheckedCriterion } from './checklists.ts';
import { DAY } from './decay.ts';
import { subjectsOf, type Findings } from './findings.ts';
import { floors, type Veto } from './floors.ts';
import { evidenceOf } from './indicator.ts';
import { factValue } from './judge-facts.ts';
import { repliesOf } from './judge-series.ts';
import type { Method } from './method.ts';
import { daysTooLow, gapsOf } from './price/daily.ts';
import { priceDrift } from './price/drift.ts';
import { isLowForDays, isPriceTrap } from './price/too-low.ts';
import { priceVolatility } from './price/volatility.ts';
import { isCurrent, NO_PRICES, type LatestPrice, type Prices } from './prices.ts';
import { earlyWarning, type EarlyWarning } from './run-away/early-warning.ts';
import type { IndicatorStates } from './score.ts';
import type { PricedProduct } from './traps/price-marks.ts';
import { judgeTraps } from './traps/traps.ts';
import type { TrapVerdict } from './traps/verdict.ts';
import { PROFILES, type ProfileId } from './types.ts';
import { evidenceOf as citedOf, standingBad, wordsWithin } from './words.ts';

/** An official price older than this is none any more, days. */
const OFFICIAL_PRICE_DAYS = 180;

/** Where a watched price stands and where it goes. */
export interface PriceCourse {
  subject: string;
  label: string;
  /** Key of the market item; null when it is not clear what is sold. */
  item: string | null;
  /** Fen. */
  fen: number;
  /** ln of the price less that of the market; null without a market. */
  gap: number | null;
  /** Independent sellers compared with. */
  peers: number;
  /** Log change against the market per 30 days, above 0 when getting dearer; null while unknown. */
  drift: number | null;
  /** Root mean square of daily log returns; null while unknown. */
  volatility: number | null;
  at: number;
  /** Key of the observation. */
  evidence: string;
}

/** What is known of a platform beyond its scores, the same for every buyer. */
export interface Insights {
  floors: Veto[];
  traps: TrapVerdict[];
  runAway: EarlyWarning;
  checklists: Record<ProfileId, CheckedCriterion[]>;
  prices: PriceCourse[];
}

/** What insights are drawn from. */
export interface Known {
  indicators: IndicatorStates;
  findings: Findings;
  facts: Readonly<Record<string, unknown>>;
  series: Readonly<Record<string, unknown>>;
}

function pricesOf({ indicators }: Known): Prices {
  const state = indicators['price-volatility'];
  return state?.kind === 'prices' ? state.prices : NO_PRICES;
}

function courseOf(price: LatestPrice, prices: Prices, now: number): PriceCourse {
  const days = gapsOf(prices.daily, price.subject);
  return {
    subject: price.subject,
    label: price.label,
    item: price.item,
    fen: price.fen,
    gap: price.gap,
    peers: price.reference?.n ?? 0,
    drift: priceDrift(days, now),
    volatility: priceVolatility(days, now),
    at: price.t,
    evidence: price.id,
  };
}

/** What the brand asks itself, by its newest word that is more than an entry; null when not known. */
function officialPriceOf(findings: Findings, item: string, now: number): number | null {
  const words = wordsWithin(findings, 'official-price', item, OFFICIAL_PRICE_DAYS, now);
  const value = words.findLast(({ source }) => source !== 'entry')?.value;
  return typeof value === 'number' ? value : null;
}

/** A price counts once it is confirmed, as the facts know it. */
function productOf(price: LatestPrice, known: Known, prices: Prices, now: number): PricedProduct {
  const { subject, label, item, fen, reference } = price;
  const confirmed = factValue(known.facts, 'price', subject);
  const low = daysTooLow(gapsOf(prices.daily, subject), now);
  const official = item === null ? null : officialPriceOf(known.findings, item, now);
  return {
    subject,
    label,
    item,
    unitPrice: typeof confirmed === 'number' ? confirmed : fen,
    reference,
    officialPrice: official,
    daysTooLow: low.length,
    evidence: [...low.map(({ id }) => id), price.id],
  };
}

/** Observations that showed prices far below the market, when they are enough for the floor. */
function tooLowEvidence(products: readonly PricedProduct[]): string[] {
  const records = products.map(({ item, subject, daysTooLow: days }) => ({
    item: item ?? subject,
    days,
  }));
  if (!isPriceTrap(records, true)) return [];
  const low = products.filter(({ daysTooLow: days }) => isLowForDays({ days }));
  return [...new Set(low.flatMap(({ evidence }) => evidence))];
}

const STOCK_DAYS = 30;

/** Decayed share of looks with goods in stock; null while hardly anything is known. */
function stockShare(
  { indicators }: Known,
  method: Method,
  now: number,
): { share: number; evidence: string[] } | null {
  const state = indicators['stock-continuity'];
  if (state?.kind !== 'counter') return null;
  const spec = method.indicators['stock-continuity'];
  const evidence = evidenceOf(state, now, spec, method.constants);
  if (evidence.n < method.constants.thinBelow) return null;
  const out = state.kept.filter(({ t, atStake }) => atStake > 0 && t > now - STOCK_DAYS * DAY);
  return { share: evidence.mean, evidence: out.map(({ id }) => id) };
}

function unexplainedStock(
  { findings }: Known,
  now: number,
): { label: string; evidence: string[] }[] {
  return subjectsOf(findings, 'stock-unexplained').flatMap((subject) => {
    const words = wordsWithin(findings, 'stock-unexplained', subject, STOCK_DAYS, now);
    const found = standingBad(words, { good: ['none'], bad: ['found'] });
    return found.length > 0 ? [{ label: subject, evidence: citedOf(found) }] : [];
  });
}

/** Floors, traps, early warning, checklists and the course of prices at `now`. */
export function insightsOf(known: Known, method: Method, now: number): Insights {
  const { findings } = known;
  const prices = pricesOf(known);
  const latest = prices.latest.filter((price) => isCurrent(price, now));
  const products = latest.map((price) => productOf(price, known, prices, now));
  const traps = judgeTraps(
    {
      findings,
      products,
      unexplainedStock: unexplainedStock(known, now),
      availability30d: stockShare(known, method, now),
    },
    now,
  );
  const confirmed = traps.find(({ trap, level }) => trap === 'low-price' && level === 'confirmed');
  const low = { tooLow: tooLowEvidence(products), confirmed: confirmed?.evidence ?? [] };
  const lists = PROFILES.map((id) => [id, checklist(findings, id, now)] as const);
  return {
    floors: floors(findings, low, now),
    traps,
    runAway: earlyWarning({ findings, replies: repliesOf(known.series), daily: prices.daily }, now),
    checklists: Object.fromEntries(lists) as Record<ProfileId, CheckedCriterion[]>,
    prices: latest.map((price) => courseOf(price, prices, now)),
  };
}
