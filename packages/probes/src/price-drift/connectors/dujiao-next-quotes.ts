import { textField } from '../../kit/json-fields.ts';
import { isRecord, parseJson } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, Quote } from '../../kit/offer.ts';
import type { Page } from '../../kit/types.ts';
import { quantitiesOf, quoteOf, skuOf } from '../quotes.ts';
import { jsonPost, type Tools } from '../reader.ts';
import type { ConfigOf } from '../schema.ts';
import { NEXT_PATHS } from './dujiao-next.ts';

const PREVIEW = '/api/v1/guest/orders/preview';

/** Asked for by the form and used for nothing: a preview creates no order that could be looked up. */
const NOBODY = { email: 'preview@example.com', order_password: 'preview' };

function dataOf(page: Page): Record<string, unknown> | null {
  const body = parseJson(page.text);
  return isRecord(body) && body['status_code'] === 0 && isRecord(body['data'])
    ? body['data']
    : null;
}

/** The total a guest would pay, fen; null when the answer is no preview in yuan. */
export function readNextPreview(page: Page): number | null {
  const data = dataOf(page);
  const currency = textField(data?.['currency']);
  if (data === null || (currency !== '' && currency !== 'CNY')) return null;
  return toFen(data['total_amount']);
}

export async function previewDujiaoNext(
  { siteUrl }: ConfigOf<'dujiao-next'>,
  { get }: Tools,
  offer: Offer,
): Promise<Quote[]> {
  const detail = await get(new URL(NEXT_PATHS.detail(offer.ref), siteUrl).href);
  const id = detail.kind === 'page' ? Number(dataOf(detail.page)?.['id']) : NaN;
  if (!Number.isSafeInteger(id)) return [];
  const quotes: Quote[] = [];
  const sku = skuOf(offer);
  for (const quantity of quantitiesOf(offer)) {
    const item = { product_id: id, quantity, ...(sku && { sku_id: Number(sku.ref) }) };
    const body = JSON.stringify({ ...NOBODY, items: [item] });
    const look = await get(new URL(PREVIEW, siteUrl).href, jsonPost(body));
    if (look.kind === 'failed') return quotes;
    quotes.push(...quoteOf(offer, { sku, quantity }, readNextPreview(look.page), 'preview'));
  }
  return quotes;
}
