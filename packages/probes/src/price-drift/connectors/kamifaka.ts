import { idField, textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer } from '../../kit/offer.ts';
import { stockOf } from '../../kit/stock.ts';
import {
  bareOffer,
  MOST_TIERS,
  type Product,
  type ProductReading,
  readRefusal,
  saleState,
  unreadable,
} from '../../kit/storefronts/listing.ts';
import { parseTiers, type Tier } from '../../kit/tiers.ts';
import type { Page } from '../../kit/types.ts';
import {
  answerOf,
  failed,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** 佰阅 kamiFaka: bare objects without a status; an id that does not exist is HTTP 500 and a word. */
export const KAMI_PATHS = {
  list: '/api/v2/theme_list',
  detail: (ref: string) => `/api/v2/detail/${encodeURIComponent(ref)}`,
  item: (ref: string) => `/#/shop/${encodeURIComponent(ref)}`,
};

/** `pifa {nums, prices, slice}` says the same as `price_wholesale`, which reads `9,100#9.9,8.8,7.7`. */
function tiersOf(row: Record<string, unknown>): Tier[] {
  const own = parseTiers(row['price_wholesale']);
  const pifa = row['pifa'];
  if (own.length > 0 || !isRecord(pifa)) return own;
  const { nums, prices } = pifa;
  if (!Array.isArray(nums) || !Array.isArray(prices)) return [];
  return parseTiers(`${nums.join(',')}#${prices.join(',')}`);
}

function deliveryOf(auto: unknown): Offer['delivery'] {
  if (auto === true || auto === 1) return 'auto';
  return auto === false || auto === 0 ? 'manual' : 'unknown';
}

function readRow(row: Record<string, unknown>, product: Product, url: string): ProductReading {
  const price = toFen(row['price']);
  if (price === null) return unreadable('a product without a readable price');
  const stock = stockOf(row['stock']);
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(product.ref, textField(row['name']) || product.title, url, saleState(stock)),
      price,
      tiers: tiersOf(row).slice(0, MOST_TIERS),
      stock,
      delivery: deliveryOf(row['auto']),
    },
  };
}

/** The catalogue by category; null when the answer is not kamiFaka's. */
export function readKamiList(page: Page, siteUrl: string): Offer[] | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || !Array.isArray(body['shops'])) return null;
  return body['shops'].filter(isRecord).flatMap((group) => {
    const category = textField(group['cag_name']) || null;
    const rows = Array.isArray(group['shops']) ? group['shops'].filter(isRecord) : [];
    return rows.flatMap((row): Offer[] => {
      const ref = idField(row['id']);
      if (ref === null) return [];
      const url = new URL(KAMI_PATHS.item(ref), siteUrl).href;
      const reading = readRow(row, { ref, title: '', siteUrl }, url);
      return reading.kind === 'offer' ? [{ ...reading.offer, category }] : [];
    });
  });
}

export async function kamiReader(config: ConfigOf<'kamifaka'>, tools: Tools): Promise<ReadProduct> {
  const { siteUrl } = config;
  const product = productsOf(config);
  let listed: Promise<Offer[] | null> | null = null;
  const list = () =>
    (listed ??= tools
      .get(new URL(KAMI_PATHS.list, siteUrl).href)
      .then((look) => (look.kind === 'page' ? readKamiList(look.page, siteUrl) : null)));

  /** A 500 means that the id does not exist, as long as the catalogue answers and lacks it. */
  async function afterServerError(ref: string, url: string): Promise<OfferResult> {
    const offers = await list();
    return offers !== null && offers.length > 0 && offers.every((offer) => offer.ref !== ref)
      ? { kind: 'offer', offer: bareOffer(ref, product(ref).title, url, 'not_found') }
      : failed('unreachable', 'HTTP 500 here, and the catalogue does not say that the id is gone');
  }

  return async function readProduct(ref: string): Promise<OfferResult> {
    const url = new URL(KAMI_PATHS.item(ref), siteUrl).href;
    const look = await tools.get(new URL(KAMI_PATHS.detail(ref), siteUrl).href);
    if (look.kind === 'page' && look.page.status === 500) return afterServerError(ref, url);
    const answer = answerOf(look, { signed: false });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return { kind: 'offer', offer: bareOffer(ref, product(ref).title, url, answer.state) };
    }
    const message = textField(answer.body['msg'] ?? answer.body['message']);
    if (!('price' in answer.body) && message !== '')
      return resultOf(readRefusal(message, product(ref), url));
    return resultOf(readRow(answer.body, product(ref), url));
  };
}
