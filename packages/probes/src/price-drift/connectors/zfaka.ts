import { idField, textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, Stock } from '../../kit/offer.ts';
import { counted } from '../../kit/stock.ts';
import {
  bareOffer,
  type Product,
  type ProductReading,
  refusalOf,
  saleState,
  unreadable,
} from '../../kit/storefronts/listing.ts';
import type { Page } from '../../kit/types.ts';
import {
  answerOf,
  failed,
  productsOf,
  type ReadProduct,
  type Shelf,
  shelfReader,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

const LIMIT = 100;
const MOST_PAGES = 5;

/** ZFAKA prints whole rows of its product table, the figure it makes up for buyers included. */
export const ZFAKA_PATHS = {
  list: (page: number) => `/product/get?tid=&page=${page}&limit=${LIMIT}`,
  item: (ref: string) => `/product/detail/?pid=${encodeURIComponent(ref)}`,
};

const SUCCESS = new Set(['1', '0', '200']);

function stockIn(row: Record<string, unknown>): Stock {
  const real = Number(textField(row['qty']) || NaN);
  const shown = Number(textField(row['qty_virtual']) || NaN);
  const value = Number.isSafeInteger(real) && real >= 0 ? real : null;
  if (textField(row['qty_switch']) === '1' && Number.isSafeInteger(shown) && shown > 0) {
    return { kind: 'virtual_suspected', shown, value };
  }
  if (textField(row['stockcontrol']) === '0') return { kind: 'unlimited' };
  return value === null ? { kind: 'hidden' } : counted(value);
}

const DELIVERY: Record<string, Offer['delivery']> = { '0': 'manual', '1': 'auto' };

function readRow(row: Record<string, unknown>, product: Product, url: string): ProductReading {
  const price = toFen(row['price']);
  if (price === null) return unreadable('a row without a readable price');
  const gone = textField(row['active']) === '0' || textField(row['isdelete']) === '1';
  const stock = stockIn(row);
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(
        product.ref,
        textField(row['name']) || product.title,
        url,
        gone ? 'delisted' : saleState(stock),
      ),
      price: gone ? null : price,
      stock,
      delivery: DELIVERY[textField(row['auto'])] ?? 'unknown',
    },
  };
}

/** One page of the list, and how many rows there are in all; null when it is no such list. */
export function readZfakaShelf(
  page: Page,
  product: (ref: string) => Product,
): { shelf: Shelf; rows: number; total: number | null } | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || !Array.isArray(body['data'])) return null;
  if (!('count' in body) || !SUCCESS.has(textField(body['code']))) return null;
  const rows = body['data'];
  // Rows of this program and no other's that also answers with code, count and data.
  if (rows.length > 0 && !rows.some((row) => isRecord(row) && 'qty' in row && 'auto' in row))
    return null;
  const shelf: Shelf = { readings: new Map(), complete: true };
  for (const row of rows) {
    const ref = isRecord(row) ? idField(row['id']) : null;
    if (ref === null || !isRecord(row)) {
      shelf.complete = false;
      continue;
    }
    const known = product(ref);
    shelf.readings.set(
      ref,
      readRow(row, known, new URL(ZFAKA_PATHS.item(ref), known.siteUrl).href),
    );
  }
  const count = Number(textField(body['count']) || NaN);
  return { shelf, rows: rows.length, total: Number.isSafeInteger(count) ? count : null };
}

export async function zfakaReader(config: ConfigOf<'zfaka'>, tools: Tools): Promise<ReadProduct> {
  const product = productsOf(config);
  const urlOf = (ref: string) => new URL(ZFAKA_PATHS.item(ref), config.siteUrl).href;

  return shelfReader(product, urlOf, async () => {
    const shelf: Shelf = { readings: new Map(), complete: true };
    let rows = 0;
    for (let at = 1; at <= MOST_PAGES; at += 1) {
      const look = await tools.get(new URL(ZFAKA_PATHS.list(at), config.siteUrl).href);
      const answer = answerOf(look, { signed: false });
      if (answer.kind !== 'body') return answer;
      const part = look.kind === 'page' ? readZfakaShelf(look.page, product) : null;
      if (part === null) {
        const message = textField(answer.body['msg'] ?? answer.body['message']);
        const refusal = refusalOf(message);
        if (refusal === null)
          return failed('unparseable', message === '' ? 'no list of products' : message);
        return 'cause' in refusal
          ? failed(refusal.cause, message)
          : { kind: 'shut', state: refusal.state };
      }
      rows += part.rows;
      for (const [ref, reading] of part.shelf.readings) shelf.readings.set(ref, reading);
      shelf.complete &&= part.shelf.complete;
      if (part.rows === 0 || (part.total !== null && rows >= part.total)) {
        shelf.complete &&= part.total !== null && rows >= part.total;
        return { kind: 'shelf', shelf };
      }
    }
    return { kind: 'shelf', shelf: { ...shelf, complete: false } };
  });
}
