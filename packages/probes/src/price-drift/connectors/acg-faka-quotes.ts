import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, Quote } from '../../kit/offer.ts';
import { textField } from '../../kit/json-fields.ts';
import type { Page } from '../../kit/types.ts';
import { quantitiesOf, quoteOf, skuOf } from '../quotes.ts';
import { formPost, type Tools } from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

const PATHS = {
  valuation: '/user/api/index/valuation',
  channels: (ref: string) => `/user/api/index/pay?itemId=${encodeURIComponent(ref)}`,
  trade: '/user/api/order/trade',
};

function successOf(page: Page): unknown {
  const body = parseJson(page.text);
  return isRecord(body) && body['code'] === 200 ? body['data'] : undefined;
}

/** The total of a valuation, fen; without any payment fee. */
export function readValuation(page: Page): number | null {
  const data = successOf(page);
  return isRecord(data) ? toFen(data['price']) : null;
}

/** The total of a created order, the channel's fee included, fen. */
export function readTrade(page: Page): number | null {
  const data = successOf(page);
  return isRecord(data) ? toFen(data['amount']) : null;
}

/** Payment channels by name; what they cost is not shown before an order. */
export function readChannels(page: Page): { id: string; name: string }[] {
  const data = successOf(page);
  if (!Array.isArray(data)) return [];
  return data.filter(isRecord).flatMap((row) => {
    const id = textField(row['id']);
    return id === '' ? [] : [{ id, name: textField(row['name']) }];
  });
}

export async function previewAcg(
  { siteUrl }: ConfigOf<'acg-faka'>,
  { get }: Tools,
  offer: Offer,
): Promise<Quote[]> {
  const quotes: Quote[] = [];
  const sku = skuOf(offer);
  for (const quantity of quantitiesOf(offer)) {
    const fields = { item_id: offer.ref, num: String(quantity), ...(sku && { race: sku.ref }) };
    const look = await get(new URL(PATHS.valuation, siteUrl).href, formPost(fields));
    if (look.kind === 'failed') return quotes;
    quotes.push(...quoteOf(offer, { sku, quantity }, readValuation(look.page), 'preview'));
  }
  return quotes;
}

/** One order by the first channel that is a payment; only an order shows what the channel costs. */
export async function orderAcg(
  { siteUrl }: ConfigOf<'acg-faka'>,
  { get }: Tools,
  offer: Offer,
  contact: string,
): Promise<Quote[]> {
  const list = await get(new URL(PATHS.channels(offer.ref), siteUrl).href);
  const [channel] = list.kind === 'page' ? readChannels(list.page) : [];
  if (channel === undefined) return [];
  const sku = skuOf(offer);
  const quantity = offer.moq ?? 1;
  const fields = {
    item_id: offer.ref,
    num: String(quantity),
    pay_id: channel.id,
    contact,
    ...(sku && { race: sku.ref }),
  };
  const look = await get(new URL(PATHS.trade, siteUrl).href, formPost(fields));
  const total = look.kind === 'page' ? readTrade(look.page) : null;
  return quoteOf(offer, { sku, quantity, channel: channel.name }, total, 'order');
}
