import { htmlOf, textOf } from '../html.ts';
import { selectFirst } from '../select.ts';
import { atPath, embeddedJson, parseJson, scalarText } from '../json.ts';
import { fenIn, toFen } from '../money.ts';
import { stockOf } from '../stock.ts';
import type { Page } from '../types.ts';
import type { Stock } from '../offer.ts';
import { bareOffer, type ProductReading, saleState, unreadable } from './listing.ts';
import { structured } from './structured.ts';

/** Where on a page a value stands; given by hand for software we do not know. */
export type Extract =
  | { kind: 'css'; selector: string }
  | { kind: 'json'; path: string }
  | { kind: 'script'; name: string; path: string }
  | { kind: 'json-ld' }
  | { kind: 'microdata' };

function cssText(page: Page, selector: string): string | undefined {
  const $ = htmlOf(page);
  try {
    const found = selectFirst($, selector);
    if (found === null) return undefined;
    return found.attr('content') ?? found.attr('value') ?? textOf(found);
  } catch {
    // The selector came from a form; one that is no CSS, or takes too long, finds nothing.
    return undefined;
  }
}

/** The value at a place, or undefined when the place is not there. Never throws on a page. */
export function extract(
  page: Page,
  rule: Exclude<Extract, { kind: 'json-ld' | 'microdata' }>,
): unknown {
  switch (rule.kind) {
    case 'css': {
      return cssText(page, rule.selector);
    }
    case 'json':
      return atPath(parseJson(page.text), rule.path);
    case 'script':
      return atPath(embeddedJson(page.text, rule.name), rule.path);
  }
}

interface Product {
  ref: string;
  title: string;
  url: string;
  extract: Extract;
  stock?: Extract | undefined;
}

function stockAt(page: Page, rule: Extract | undefined): Stock {
  if (rule === undefined) return { kind: 'hidden' };
  if (rule.kind !== 'json-ld' && rule.kind !== 'microdata') return stockOf(extract(page, rule));
  const found = structured(page, rule.kind, '');
  return 'detail' in found ? { kind: 'hidden' } : found.stock;
}

function readStructured(
  page: Page,
  product: Product,
  kind: 'json-ld' | 'microdata',
): ProductReading {
  const found = structured(page, kind, product.title);
  if ('detail' in found) return unreadable(found.detail);
  const stock = product.stock === undefined ? found.stock : stockAt(page, product.stock);
  const state = found.discontinued ? 'delisted' : saleState(stock);
  const { price } = found;
  return {
    kind: 'offer',
    offer: { ...bareOffer(product.ref, product.title, product.url, state), price, stock },
  };
}

/** Reads a page by hand-given rules. A missing, unclear or zero price is unreadable, never a price. */
export function readGeneric(page: Page, product: Product): ProductReading {
  const rule = product.extract;
  if (rule.kind === 'json-ld' || rule.kind === 'microdata') {
    return readStructured(page, product, rule.kind);
  }
  const raw = extract(page, rule);
  if (raw === undefined) return unreadable('nothing at the place of the price');
  const price = toFen(raw) ?? (typeof raw === 'string' ? fenIn(raw) : null);
  if (price === null || price === 0) {
    return unreadable(`no price in "${scalarText(raw).slice(0, 60)}"`);
  }
  const stock = stockAt(page, product.stock);
  const offer = {
    ...bareOffer(product.ref, product.title, product.url, saleState(stock)),
    price,
    stock,
  };
  return { kind: 'offer', offer };
}
