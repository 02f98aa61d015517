import { percentField, textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, Sku, Stock } from '../../kit/offer.ts';
import { counted } from '../../kit/stock.ts';
import {
  bareOffer,
  MOST_FEES,
  MOST_SKUS,
  MOST_TIERS,
  type Product,
  type ProductReading,
  readRefusal,
  saleState,
  unreadable,
} from '../../kit/storefronts/listing.ts';
import { parseTiers } from '../../kit/tiers.ts';
import type { Page } from '../../kit/types.ts';
import {
  answerOf,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** dujiao-next: products are named by a slug; `status_code` 0 is success. */
export const NEXT_PATHS = {
  config: '/api/v1/public/config',
  list: '/api/v1/public/products?page=1&page_size=100',
  detail: (slug: string) => `/api/v1/public/products/${encodeURIComponent(slug)}`,
  item: (slug: string) => `/products/${encodeURIComponent(slug)}`,
};

/** Titles come in languages; the Chinese one names the goods. */
function titleOf(value: unknown): string {
  if (!isRecord(value)) return textField(value);
  return textField(value['zh-CN'] ?? value['zh-TW'] ?? value['en-US'] ?? Object.values(value)[0]);
}

/** A counted stock where the program shows one, else its word. */
export function nextStock(row: Record<string, unknown>): Stock {
  const label = textField(row['stock_status']);
  if (label === 'unlimited') return { kind: 'unlimited' };
  const manual = row['fulfillment_type'] === 'manual';
  const count =
    row['stock_quantity'] ?? (manual ? row['manual_stock_available'] : row['auto_stock_available']);
  if (label === 'out_of_stock' || row['is_sold_out'] === true) {
    return count === 0
      ? { kind: 'exact', value: 0 }
      : { kind: 'fuzzy', label: label || 'is_sold_out', available: false };
  }
  if (typeof count === 'number' && count > 0) return counted(count);
  return label === 'in_stock' || label === 'low_stock'
    ? { kind: 'fuzzy', label, available: true }
    : { kind: 'hidden' };
}

function levelsOf(value: unknown): Offer['levels'] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .flatMap((row) => {
      const price = toFen(row['price_amount'] ?? row['price']);
      const level = textField(row['level_name'] ?? row['member_level_id'] ?? row['level_id']);
      return price === null || level === '' ? [] : [{ level, price }];
    })
    .slice(0, MOST_SKUS);
}

/** Varieties that can be bought. */
export function nextSkus(value: unknown): Sku[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .flatMap((row): Sku[] => {
      const price = toFen(row['price_amount']);
      const ref = textField(row['id']);
      if (price === null || ref === '' || row['is_active'] === false) return [];
      const specs = isRecord(row['spec_values'])
        ? Object.values(row['spec_values']).map(titleOf).join(' ')
        : '';
      const name = (textField(row['sku_code']) || specs || ref).slice(0, 300);
      const memberPrice = toFen(row['member_price']);
      return [
        {
          ref,
          name,
          price,
          memberPrice,
          levels: levelsOf(row['member_prices']),
          tiers: parseTiers(row['wholesale_prices']),
          stock: nextStock(row),
        },
      ];
    })
    .slice(0, MOST_SKUS);
}

function deliveryOf(value: unknown): Offer['delivery'] {
  return value === 'auto' || value === 'manual' ? value : 'unknown';
}

/** One product of the public or of the dealers' interface; other currencies are not ours to compare. */
export function readNextProduct(
  row: unknown,
  product: Product,
  url: string,
  fees: Offer['fees'],
): ProductReading {
  if (!isRecord(row)) return unreadable('no product');
  const currency = textField(row['price_currency']);
  if (currency !== '' && currency !== 'CNY')
    return unreadable(`a price in ${currency.slice(0, 10)}`);
  const price = toFen(row['promotion_price_amount'] ?? row['price_amount']);
  if (price === null) return unreadable('a product without a readable price');
  const stock = nextStock(row);
  const title = titleOf(row['title']) || product.title;
  const category = isRecord(row['category']) ? titleOf(row['category']['name']) || null : null;
  const memberOnly = row['purchase_type'] === 'member';
  const state =
    row['is_active'] === false
      ? 'delisted'
      : memberOnly && saleState(stock) === 'on_sale'
        ? 'login_required'
        : saleState(stock);
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(product.ref, title, url, state),
      category,
      price,
      memberPrice: toFen(row['member_price']),
      levels: levelsOf(row['member_prices']),
      tiers: parseTiers(row['wholesale_prices']).slice(0, MOST_TIERS),
      stock,
      delivery: deliveryOf(row['fulfillment_type']),
      skus: nextSkus(row['skus']),
      fees,
    },
  };
}

/** What each payment channel takes from the buyer on top; null when it is no such configuration. */
export function readNextFees(page: Page): Offer['fees'] | null {
  const body = parseJson(page.text);
  const data = isRecord(body) && body['status_code'] === 0 ? body['data'] : undefined;
  if (!isRecord(data) || !Array.isArray(data['payment_channels'])) return null;
  return data['payment_channels']
    .filter(isRecord)
    .flatMap((channel): Offer['fees'] => {
      const ratePpm = percentField(channel['fee_rate']);
      if (ratePpm === null) return [];
      const name = textField(channel['name']);
      return [
        { channel: name, kind: 'payment', fen: null, ratePpm, payer: 'buyer', knownFrom: 'list' },
      ];
    })
    .slice(0, MOST_FEES);
}

/** The catalogue; null when the answer is not dujiao-next's. */
export function readNextList(page: Page, siteUrl: string): Offer[] | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || body['status_code'] !== 0 || !Array.isArray(body['data'])) return null;
  return body['data'].filter(isRecord).flatMap((row): Offer[] => {
    const ref = textField(row['slug']);
    if (ref === '') return [];
    const reading = readNextProduct(
      row,
      { ref, title: '', siteUrl },
      new URL(NEXT_PATHS.item(ref), siteUrl).href,
      [],
    );
    return reading.kind === 'offer' ? [reading.offer] : [];
  });
}

export async function dujiaoNextReader(
  config: ConfigOf<'dujiao-next'>,
  tools: Tools,
): Promise<ReadProduct> {
  const { siteUrl } = config;
  const product = productsOf(config);
  const settings = await tools.get(new URL(NEXT_PATHS.config, siteUrl).href);
  const fees = (settings.kind === 'page' ? readNextFees(settings.page) : null) ?? [];

  return async function readProduct(ref: string): Promise<OfferResult> {
    if (settings.kind === 'failed') return settings;
    const url = new URL(NEXT_PATHS.item(ref), siteUrl).href;
    const answer = answerOf(await tools.get(new URL(NEXT_PATHS.detail(ref), siteUrl).href), {
      signed: false,
    });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return { kind: 'offer', offer: bareOffer(ref, product(ref).title, url, answer.state) };
    }
    const { body } = answer;
    if (body['status_code'] !== 0) {
      const message = textField(body['msg']) || `status_code ${textField(body['status_code'])}`;
      return resultOf(readRefusal(message, product(ref), url));
    }
    const data = body['data'];
    if (isRecord(data) && data['slug'] !== undefined && textField(data['slug']) !== ref) {
      return resultOf(unreadable('another product'));
    }
    return resultOf(readNextProduct(data, product(ref), url, fees));
  };
}
