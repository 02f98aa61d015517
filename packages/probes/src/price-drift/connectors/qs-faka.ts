import { countField, fractionField, idField, textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer } from '../../kit/offer.ts';
import { stockOf } from '../../kit/stock.ts';
import {
  bareOffer,
  MOST_FEES,
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
  failed,
  productsOf,
  type ReadProduct,
  type Shelf,
  shelfReader,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** 骑士发卡 (qs-faka): a shop is a token within a site; everything is JSON, `code` 1 is success. */
export const QS_PATHS = {
  shop: (token: string) => `/shop/index/index?token=${encodeURIComponent(token)}`,
  category: (id: string, token: string) =>
    `/shop/index/getGoodsListJson?cate_id=${encodeURIComponent(id)}&token=${encodeURIComponent(token)}`,
  front: (token: string) => `/shop/${encodeURIComponent(token)}`,
};

const PAYERS: Record<string, Offer['fees'][number]['payer']> = { '1': 'merchant', '2': 'buyer' };
const MOST_CATEGORIES = 10;

/** Rates are fractions; who pays follows the site's setting, which a shop does not show, when it is 0. */
function feesOf(data: Record<string, unknown>): Offer['fees'] {
  const shop = isRecord(data['shop']) ? data['shop'] : {};
  const channels = Array.isArray(data['userChannels']) ? data['userChannels'] : [];
  return channels.filter(isRecord).flatMap((channel) => {
    const ratePpm = fractionField(channel['rate']);
    if (ratePpm === null) return [];
    const payer = PAYERS[textField(shop['fee_payer'])] ?? 'unknown';
    const name = textField(channel['title']);
    return [{ channel: name, kind: 'payment', fen: null, ratePpm, payer, knownFrom: 'list' }];
  });
}

function readGoods(
  row: Record<string, unknown>,
  fees: Offer['fees'],
  product: Product,
  url: string,
): ProductReading {
  const price = toFen(row['price']);
  if (price === null) return unreadable('goods without a readable price');
  const stock = stockOf(row['cards_stock_count'] ?? row['stockStr']);
  const shown = stock.kind === 'hidden' ? stockOf(textField(row['stockStr'])) : stock;
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(product.ref, textField(row['name']) || product.title, url, saleState(shown)),
      price,
      tiers: parseTiers(row['wholesale_discount_list']).slice(0, MOST_TIERS),
      moq: countField(row['limit_quantity']),
      maxQty: countField(row['limit_quantity_max']),
      stock: shown,
      delivery: 'auto',
      fees: fees.slice(0, MOST_FEES),
    },
  };
}

/** Goods of the shop's answer; null when it is none. Rows that cannot be told apart make it incomplete. */
export function readQsShelf(
  page: Page,
  product: (ref: string) => Product,
  url: string,
  fees: Offer['fees'] | null = null,
): Shelf | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || Number(body['code']) !== 1) return null;
  const data = isRecord(body['data']) ? body['data'] : body;
  const goods = Array.isArray(body['data']) ? body['data'] : data['goods'];
  if (!Array.isArray(goods)) return null;
  const shelf: Shelf = { readings: new Map(), complete: true };
  for (const row of goods) {
    const ref = isRecord(row) ? idField(row['id']) : null;
    if (ref === null || !isRecord(row)) shelf.complete = false;
    else shelf.readings.set(ref, readGoods(row, fees ?? feesOf(data), product(ref), url));
  }
  return shelf;
}

function categoriesOf(page: Page): string[] {
  const body = parseJson(page.text);
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : body;
  const list = isRecord(data) && Array.isArray(data['categorys']) ? data['categorys'] : [];
  return list.filter(isRecord).flatMap((entry) => idField(entry['id']) ?? []);
}

function isShut(body: Record<string, unknown>): boolean {
  const data = isRecord(body['data']) ? body['data'] : body;
  return isRecord(data['shop']) && Number(data['shop']['shop_close']) === 1;
}

/** The shop's page lists all goods, or those of a category; the other categories are asked for then. */
export async function qsReader(config: ConfigOf<'qs-faka'>, tools: Tools): Promise<ReadProduct> {
  const { siteUrl, token, products } = config;
  const product = productsOf(config);
  const front = new URL(QS_PATHS.front(token), siteUrl).href;
  const wanted = products.map(({ ref }) => ref);

  return shelfReader(
    product,
    () => front,
    async () => {
      const look = await tools.get(new URL(QS_PATHS.shop(token), siteUrl).href);
      const answer = answerOf(look, { signed: false });
      if (answer.kind !== 'body' || look.kind !== 'page')
        return answer.kind === 'body' ? failed('unparseable', '') : answer;
      if (isShut(answer.body)) return { kind: 'shut', state: 'shop_closed' };
      const shelf = readQsShelf(look.page, product, front);
      if (shelf === null) return refused(answer.body, config);
      const fees = feesOf(isRecord(answer.body['data']) ? answer.body['data'] : answer.body);
      for (const category of categoriesOf(look.page).slice(0, MOST_CATEGORIES)) {
        if (wanted.every((ref) => shelf.readings.has(ref))) break;
        const more = await tools.get(new URL(QS_PATHS.category(category, token), siteUrl).href);
        const part = more.kind === 'page' ? readQsShelf(more.page, product, front, fees) : null;
        if (part === null || !part.complete) shelf.complete = false;
        for (const [ref, reading] of part?.readings ?? []) shelf.readings.set(ref, reading);
      }
      return { kind: 'shelf', shelf };
    },
  );
}

/** A refusal of the whole shop. "The link does not exist" is the shop's: none of its products is there. */
function refused(body: Record<string, unknown>, { siteUrl, products }: ConfigOf<'qs-faka'>) {
  const [first] = products;
  const message = textField(body['msg']);
  const reading = readRefusal(message, { ref: first?.ref ?? '-', title: '', siteUrl }, siteUrl);
  if (reading.kind === 'unreadable') return failed(reading.cause ?? 'unparseable', reading.detail);
  return { kind: 'shut' as const, state: reading.offer.state };
}
