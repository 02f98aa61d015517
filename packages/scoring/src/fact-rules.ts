import { METHOD, type Constants } from './method.ts';
import { recordListWord } from './record-list.ts';
import type { ChangeKind, DimensionId, FactKind, IndicatorId, Severity } from './types.ts';

export type FactValue = number | string;

/** From when on a change is one, and how much it matters. */
export type ChangeRules = Constants['change'];

/** The word of each kind that means all is well. */
const GOOD: Readonly<Record<Exclude<FactKind, 'price'>, string>> = {
  stock: 'in',
  'product-state': 'on_sale',
  reachability: 'up',
  'shop-state': 'open',
  // Nothing is published any more.
  'public-records': '',
  'authorisation-page': 'shown',
  // A text is neither good nor bad.
  'authorisation-text': '',
  'authorisation-term': 'valid',
  'domain-term': 'valid',
  'certificate-term': 'valid',
};

const ALARMING_STATES: ReadonlySet<FactValue> = new Set([
  'sold_out',
  'delisted',
  'not_found',
  'shop_closed',
  'shop_frozen',
  'closed',
  'frozen',
]);

/**
 * Kinds whose trouble is told even when nobody saw better days: whoever registers a shop takes it
 * to be open, and what nobody has looked at yet to last. A product may well have been sold out all
 * along.
 */
const TAKEN_AS_GOOD: ReadonlySet<FactKind> = new Set(METHOD.change.presumedGood);

/** What a first sighting is measured against; null makes it the baseline itself. */
export function presumed(kind: FactKind): FactValue | null {
  return kind !== 'price' && TAKEN_AS_GOOD.has(kind) ? GOOD[kind] : null;
}

/** What a fact says something about. */
export const FACT_TARGETS: Readonly<
  Record<FactKind, { dimension: DimensionId; indicator: IndicatorId }>
> = {
  price: { dimension: 'price', indicator: 'price-level' },
  stock: { dimension: 'supply-chain', indicator: 'stock-continuity' },
  'product-state': { dimension: 'supply-chain', indicator: 'stock-continuity' },
  'shop-state': { dimension: 'supply-chain', indicator: 'stock-continuity' },
  reachability: { dimension: 'technology', indicator: 'availability' },
  'public-records': { dimension: 'compliance', indicator: 'penalties' },
  'authorisation-page': { dimension: 'qualification', indicator: 'brand-authorisation' },
  'authorisation-text': { dimension: 'qualification', indicator: 'brand-authorisation' },
  'authorisation-term': { dimension: 'qualification', indicator: 'brand-authorisation' },
  // A name that has run out is a shop that cannot be reached.
  'domain-term': { dimension: 'technology', indicator: 'availability' },
  'certificate-term': { dimension: 'technology', indicator: 'tls' },
};

/** The value in its kind's form, or null when it can mean nothing. */
export function usableValue(kind: FactKind, value: FactValue): FactValue | null {
  if (kind !== 'price') return String(value);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Prices differ from 3 % on (in whole numbers, so that exactly 3 % is not lost to rounding). */
export function differs(
  from: FactValue,
  to: FactValue,
  rules: ChangeRules = METHOD.change,
): boolean {
  if (typeof from === 'string' || typeof to === 'string') return from !== to;
  if (from === 0) return to !== 0;
  return Math.abs(to - from) * 1000 >= from * Math.round(rules.price * 1000);
}

/** Does a second sighting stand for the same change: same direction, same word. */
export function agrees(from: FactValue, first: FactValue, second: FactValue): boolean {
  if (typeof from === 'string' || typeof first === 'string' || typeof second === 'string') {
    return first === second;
  }
  return first > from === second > from;
}

/** A word that is good by itself takes any trouble back; a price only by returning. */
export function isGoodWord(kind: FactKind, value: FactValue): boolean {
  return kind !== 'price' && value === GOOD[kind];
}

export function changeKind(kind: FactKind, from: FactValue, to: FactValue): ChangeKind {
  switch (kind) {
    case 'price':
      return 'price-changed';
    case 'stock':
      return to === GOOD.stock ? 'restocked' : 'sold-out';
    case 'product-state':
      return 'product-state-changed';
    case 'shop-state':
      return 'shop-state-changed';
    case 'reachability':
      return to === GOOD.reachability ? 'became-reachable' : 'became-unreachable';
    case 'public-records':
      return recordListWord(from, to);
    case 'authorisation-page':
    case 'authorisation-text':
    case 'authorisation-term':
    case 'domain-term':
    case 'certificate-term':
      return kind;
  }
}

function priceSeverity(from: number, to: number, rules: ChangeRules): Severity {
  const { priceRiseWarning, priceDropWarning } = rules;
  if (from === 0) return 'info';
  const rise = to - from >= priceRiseWarning * from;
  const drop = from - to >= priceDropWarning * from;
  return rise || drop ? 'warning' : 'info';
}

/** How much a change that is no recovery matters. */
export function changeSeverity(
  kind: FactKind,
  from: FactValue,
  to: FactValue,
  rules: ChangeRules = METHOD.change,
): Severity {
  switch (kind) {
    case 'price':
      return typeof from === 'number' && typeof to === 'number'
        ? priceSeverity(from, to, rules)
        : 'info';
    case 'stock':
      return 'warning';
    case 'reachability':
      return 'critical';
    case 'product-state':
    case 'shop-state':
      return ALARMING_STATES.has(to) ? 'warning' : 'info';
    case 'public-records':
      return recordListWord(from, to) === 'publication-ended' ? 'info' : 'warning';
    case 'authorisation-page':
      return 'warning';
    case 'authorisation-text':
      return 'info';
    case 'authorisation-term':
    case 'domain-term':
    case 'certificate-term':
      return to === 'over' ? 'critical' : 'warning';
  }
}
