import { textField } from '../json-fields.ts';
import { htmlOf, textOf } from '../html.ts';
import { isRecord, parseJson } from '../json.ts';
import { plainForm, toFen } from '../money.ts';
import type { Stock } from '../offer.ts';
import type { Page } from '../types.ts';

/** What a page says of its product in the vocabulary of schema.org. */
export interface Structured {
  price: number;
  stock: Stock;
  discontinued: boolean;
}

interface Found {
  name: string;
  price: unknown;
  currency: unknown;
  availability: string;
}

const MOST_SCRIPTS = 20;
const MOST_NODES = 2_000;
const MOST_FOUND = 50;

function isProduct(type: unknown): boolean {
  return (Array.isArray(type) ? type : [type]).some((name) =>
    /^(?:https?:\/\/schema\.org\/)?Product$/.test(textField(name)),
  );
}

function offersOf(product: Record<string, unknown>): Found[] {
  const raw = product['offers'];
  const name = textField(product['name']);
  return (Array.isArray(raw) ? raw : [raw])
    .filter(isRecord)
    .slice(0, MOST_FOUND)
    .flatMap((offer) => {
      const spec = Array.isArray(offer['priceSpecification'])
        ? offer['priceSpecification'][0]
        : offer['priceSpecification'];
      const specified = isRecord(spec) ? spec : {};
      const { lowPrice, highPrice } = offer;
      // A range is no price, unless both its ends are one.
      const low =
        lowPrice !== undefined && toFen(lowPrice) === toFen(highPrice ?? lowPrice)
          ? lowPrice
          : undefined;
      return [
        {
          name,
          price: offer['price'] ?? specified['price'] ?? low,
          currency: offer['priceCurrency'] ?? specified['priceCurrency'],
          availability: textField(offer['availability']),
        },
      ];
    });
}

/** Products anywhere in the page's JSON-LD, `@graph` included. */
function fromJsonLd(page: Page): Found[] {
  const $ = htmlOf(page);
  const open: unknown[] = $('script[type="application/ld+json"]')
    .toArray()
    .slice(0, MOST_SCRIPTS)
    .map((element) => parseJson($(element).text()));
  const found: Found[] = [];
  for (let visited = 0; visited < MOST_NODES && found.length < MOST_FOUND; visited += 1) {
    const node = open.pop();
    if (open.length === 0 && node === undefined) break;
    if (Array.isArray(node)) open.push(...node.slice(0, MOST_NODES));
    if (!isRecord(node)) continue;
    if (isProduct(node['@type'])) found.push(...offersOf(node));
    else open.push(node['@graph'], node['mainEntity'], node['itemListElement'], node['item']);
  }
  return found;
}

function fromMicrodata(page: Page): Found[] {
  const $ = htmlOf(page);
  return $('[itemtype$="schema.org/Product"]')
    .toArray()
    .slice(0, MOST_FOUND)
    .map((element) => {
      const value = (name: string) => {
        const at = $(element).find(`[itemprop="${name}"]`).first();
        return at.attr('content') ?? at.attr('href') ?? textOf(at);
      };
      return {
        name: textField(value('name')),
        price: value('price'),
        currency: value('priceCurrency'),
        availability: value('availability'),
      };
    });
}

function stockOfWord(availability: string): Stock {
  const word = /([A-Za-z]+)\s*$/.exec(availability.slice(-60))?.[1] ?? '';
  if (/^(?:InStock|LimitedAvailability|OnlineOnly|InStoreOnly)$/.test(word)) {
    return { kind: 'fuzzy', label: word, available: true };
  }
  return /^(?:OutOfStock|SoldOut|Discontinued|BackOrder)$/.test(word)
    ? { kind: 'fuzzy', label: word, available: false }
    : { kind: 'hidden' };
}

/** The page's one product, or the one of that name; several without it are none. */
function theOne(found: readonly Found[], title: string): Found | null {
  const wanted = plainForm(title);
  const named = found.filter(({ name }) => name !== '' && plainForm(name) === wanted);
  const candidates = named.length > 0 ? named : found;
  const prices = new Set(candidates.map(({ price }) => toFen(price)));
  return prices.size === 1 ? (candidates[0] ?? null) : null;
}

/** Price and stock as structured data, or why there are none. Yuan only. */
export function structured(
  page: Page,
  kind: 'json-ld' | 'microdata',
  title: string,
): Structured | { detail: string } {
  const found = kind === 'json-ld' ? fromJsonLd(page) : fromMicrodata(page);
  if (found.length === 0) return { detail: `no product in ${kind}` };
  const one = theOne(found, title);
  if (one === null)
    return { detail: `${found.length} products in ${kind}, none of this name alone` };
  const currency = textField(one.currency).toUpperCase();
  if (!['', 'CNY', 'RMB'].includes(currency))
    return { detail: `a price in ${currency.slice(0, 10)}` };
  const price = toFen(one.price);
  if (price === null || price === 0) return { detail: `no price in ${kind}` };
  const stock = stockOfWord(one.availability);
  return { price, stock, discontinued: /Discontinued\s*$/.test(one.availability) };
}
