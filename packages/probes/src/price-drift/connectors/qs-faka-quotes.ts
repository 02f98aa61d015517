import { textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, Quote } from '../../kit/offer.ts';
import type { Page } from '../../kit/types.ts';
import { quoteOf } from '../quotes.ts';
import { formPost, type Tools } from '../reader.ts';
import type { ConfigOf } from '../schema.ts';
import { QS_PATHS } from './qs-faka.ts';

const ORDER = '/home/pay/order';

/** Total and channel of a created order; the total is written with four decimals. */
export function readQsOrder(page: Page): { total: number | null; channel: string } {
  const body = parseJson(page.text);
  const data = isRecord(body) && Number(body['code']) === 1 ? body['data'] : undefined;
  if (!isRecord(data)) return { total: null, channel: '' };
  const paytype = isRecord(data['paytype']) ? textField(data['paytype']['title']) : '';
  return { total: toFen(data['total_price']), channel: paytype };
}

function firstChannel(page: Page): { id: string; name: string } | null {
  const body = parseJson(page.text);
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : body;
  const channels =
    isRecord(data) && Array.isArray(data['userChannels']) ? data['userChannels'] : [];
  for (const channel of channels.filter(isRecord)) {
    const id = textField(channel['channel_id'] ?? channel['id']);
    if (id !== '') return { id, name: textField(channel['title']) };
  }
  return null;
}

export async function orderQs(
  { siteUrl, token }: ConfigOf<'qs-faka'>,
  { get }: Tools,
  offer: Offer,
  contact: string,
): Promise<Quote[]> {
  const shop = await get(new URL(QS_PATHS.shop(token), siteUrl).href);
  const channel = shop.kind === 'page' ? firstChannel(shop.page) : null;
  if (channel === null) return [];
  const quantity = offer.moq ?? 1;
  const fields = { goods_id: offer.ref, contact, quantity: String(quantity), pid: channel.id };
  const look = await get(new URL(ORDER, siteUrl).href, formPost(fields));
  if (look.kind === 'failed') return [];
  const order = readQsOrder(look.page);
  const asked = { sku: null, quantity, channel: channel.name || order.channel };
  return quoteOf(offer, asked, order.total, 'order');
}
