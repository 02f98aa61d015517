import {
  type Fact,
  type Finding,
  type IndicatorId,
  ln,
  isTooLow,
  type PriceReference,
  type PriceSeen,
  referenceOf,
  standingOf,
  type Reading,
  tierOrder,
} from '@kaopu/scoring';
import { fingerprint, HERE } from '../kit/findings.ts';
import { itemKeyOf, marketItem } from '../kit/item.ts';
import type { Offer, ProductState } from '../kit/offer.ts';
import { nullReadings } from '../kit/readings.ts';
import { hiddenFeeOf, postOrderFee } from './fees.ts';
import { otherPrices } from './price-facts.ts';
import { isAvailable } from '../kit/stock.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Seen } from './schema.ts';

/** What every product that is listed says something about, or is looked at in vain. */
const LISTED = [
  'price-level',
  'price-volatility',
  'tier-order',
  'stock-continuity',
] as const satisfies readonly IndicatorId[];

/** Fees besides: only where a shop shows them before an order, or where a preview was asked for. */
export const INDICATORS = [...LISTED, 'hidden-fee'] as const satisfies readonly IndicatorId[];

/** The market of an item as of one look; null when nothing is known of it. */
function referenceFor(
  key: string,
  { platform, at, market }: IndicateInput<Seen>,
): PriceReference | null {
  const item = marketItem(key);
  const reference = market[key];
  if (item === null || reference === undefined) return null;
  const { prices } = reference;
  const own = prices.find((price) => price.platform === platform);
  // A reference of the first day may hold prices seen a moment after the slot it is cited by.
  const asOf = Math.max(at, ...prices.map((price) => price.at));
  return referenceOf(item, { platform, owner: own?.owner ?? null }, prices, null, asOf);
}

/**
 * Level and course of one price. `value` is the log gap to the market's median: what the drift
 * detector looks at.
 */
function priceReadings(offer: Offer, input: IndicateInput<Seen>): Reading[] {
  const about = { subject: offer.ref, x: null };
  const level: Reading = { indicator: 'price-level', ...about };
  const course: Reading = { indicator: 'price-volatility', ...about };
  if (offer.price === null || offer.price === 0) return [level, course];
  const item = itemKeyOf(offer, input.items ?? {});
  const reference = item === null ? null : referenceFor(item, input);
  const y = ln(offer.price);
  const standing = reference === null ? null : standingOf(y, reference);
  const price: PriceSeen = {
    label: offer.title,
    item,
    fen: offer.price,
    gap: standing?.gap ?? null,
    low: reference !== null && isTooLow(y, reference),
    reference,
  };
  return [
    standing === null ? level : { ...level, x: standing.x, value: standing.gap },
    { ...course, x: 1, price },
  ];
}

function tierOrderOf(offer: Offer): Reading {
  const x = offer.price === null ? null : tierOrder(offer.tiers, offer.price);
  return { indicator: 'tier-order', subject: offer.ref, x };
}

const NOT_FOR_SALE: ReadonlySet<ProductState> = new Set([
  'sold_out',
  'delisted',
  'not_found',
  'shop_closed',
  'shop_frozen',
]);

/** Could a buyer have bought it at this moment? null when the page does not tell. */
function buyable(offer: Offer): boolean | null {
  if (NOT_FOR_SALE.has(offer.state)) return false;
  return isAvailable(offer.stock);
}

function stockContinuityOf(offer: Offer): Reading {
  const inStock = buyable(offer);
  const x = inStock === null ? null : Number(inStock);
  return { indicator: 'stock-continuity', subject: offer.ref, x };
}

/**
 * One event, one fact: being sold out is a matter of stock, not of listing; a closed shop is a
 * fact of the shop, not of each of its products; and what is not listed has no stock to speak of.
 */
function factsOf(offer: Offer): Fact[] {
  if (offer.state === 'shop_closed' || offer.state === 'shop_frozen') return [];
  const about = { subject: offer.ref, label: offer.title, confirmed: false };
  const listed = offer.state === 'on_sale' || offer.state === 'sold_out';
  const facts: Fact[] = [
    { kind: 'product-state', value: listed ? 'on_sale' : offer.state, ...about },
  ];
  if (offer.price !== null && offer.price > 0) {
    facts.push({ kind: 'price', value: offer.price, ...about }, ...otherPrices(offer));
  }
  const inStock = listed ? buyable(offer) : null;
  if (inStock !== null) facts.push({ kind: 'stock', value: inStock ? 'in' : 'out', ...about });
  return facts;
}

/**
 * What the product pages say of the shop: a fact of its own beside the home page's, or two pages
 * that disagree would take each other back for ever. Nothing when no page speaks of it.
 */
function shopFacts(offers: readonly Offer[]): Fact[] {
  const shut = offers.find((o) => o.state === 'shop_closed' || o.state === 'shop_frozen')?.state;
  const trades = offers.some((o) => o.state === 'on_sale' || o.state === 'sold_out');
  const value = shut ?? (trades ? 'open' : null);
  return value === null
    ? []
    : [{ kind: 'shop-state', subject: 'catalogue', value, confirmed: false }];
}

/**
 * Prices that ought to be there and are not count as looks in vain; a product that is off sale has
 * none to miss, and one without tiers has no order of tiers to judge.
 */
function readingsOf(offer: Offer, input: IndicateInput<Seen>): Reading[] {
  const expected = offer.price !== null || offer.state === 'login_required';
  return [
    ...(expected ? priceReadings(offer, input) : []),
    ...(offer.tiers.length > 0 ? [tierOrderOf(offer)] : []),
    stockContinuityOf(offer),
    ...hiddenFeeOf(offer),
  ];
}

/**
 * The least order of the watched products that state one, and a fingerprint of all counted stock:
 * figures that never move any more are a sign of a shop nobody looks after.
 */
function findingsOf(offers: readonly Offer[]): Finding[] {
  const about = { subject: '', source: 'page', by: HERE } as const;
  const least = offers.flatMap(({ moq }) => (moq === null ? [] : [moq]));
  const counted = offers.flatMap(({ ref, stock }) =>
    stock.kind === 'exact' ? [`${ref}=${stock.value}`] : [],
  );
  return [
    ...(least.length > 0 ? [{ topic: 'moq' as const, value: Math.min(...least), ...about }] : []),
    ...(counted.length > 0
      ? [{ topic: 'stock-content' as const, value: fingerprint(counted.join('\n')), ...about }]
      : []),
    ...offers.flatMap(({ ref, stock }) =>
      stock.kind === 'virtual_suspected'
        ? [{ ...about, topic: 'stock-unexplained' as const, subject: ref, value: 'found' }]
        : [],
    ),
    ...offers.flatMap((offer) => {
      const value = postOrderFee(offer);
      return value === null
        ? []
        : [{ ...about, topic: 'post-order-fee' as const, subject: offer.ref, value }];
    }),
  ];
}

/** Pure: what one price observation says. */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { offers, failed } = input.outcome.seen;
  const readings = offers.flatMap((offer) => readingsOf(offer, input));
  return {
    readings: [...readings, ...failed.flatMap((entry) => nullReadings(LISTED, entry.ref))],
    facts: [...offers.flatMap(factsOf), ...shopFacts(offers)],
    findings: findingsOf(offers),
  };
}
