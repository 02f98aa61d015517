import { htmlOf, squeeze, visibleText } from '../../kit/html.ts';
import { plainForm, toFen } from '../../kit/money.ts';
import type { Offer, Quote } from '../../kit/offer.ts';
import { DUJIAOKA_PATHS } from '../../kit/storefronts/dujiaoka.ts';
import type { Page } from '../../kit/types.ts';
import { quoteOf } from '../quotes.ts';
import { formPost, type Tools } from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

const AMOUNT = String.raw`[:]?\s{0,5}[¥]?\s{0,3}(\d{1,9}(?:\.\d{1,4})?)`;

export interface Bill {
  unitPrice: number | null;
  quantity: number | null;
  /** What is to be paid. */
  total: number | null;
  discount: number | null;
  channel: string;
}

/** The bill an order leads to; null when the page is none. */
export function readDujiaokaBill(page: Page): Bill | null {
  const text = plainForm(squeeze(visibleText(page)));
  const after = (label: string) => new RegExp(`${label}\\s{0,3}${AMOUNT}`).exec(text)?.[1];
  const total = after('实际支付价格') ?? after('商品总价');
  if (total === undefined) return null;
  const quantity = /购买数量\s{0,3}[:]?\s{0,3}[x×]?\s{0,3}(\d{1,7})/.exec(text)?.[1];
  const channel = /支付方式\s{0,3}[:]?\s{0,3}(\S{1,40})/.exec(text)?.[1] ?? '';
  return {
    unitPrice: toFen(after('商品单价')),
    quantity: quantity === undefined ? null : Number(quantity),
    total: toFen(total),
    discount: toFen(after('批发价优惠')),
    channel,
  };
}

/** `name=value` pairs of a joined Set-Cookie header, to be sent back. */
function cookiesOf(page: Page): string {
  const header = page.headers['set-cookie'] ?? '';
  return header
    .slice(0, 20_000)
    .split(/[,\n](?=\s{0,3}[\w-]{1,60}=)/)
    .map((cookie) => cookie.split(';')[0]?.trim() ?? '')
    .filter((pair) => pair !== '')
    .join('; ');
}

/** Fills the order form as the page has it and reads the bill it leads to. */
export async function orderDujiaoka(
  { siteUrl }: ConfigOf<'dujiaoka'>,
  { get }: Tools,
  offer: Offer,
  contact: string,
): Promise<Quote[]> {
  const form = await get(new URL(DUJIAOKA_PATHS.buy(offer.ref), siteUrl).href);
  if (form.kind === 'failed') return [];
  const $ = htmlOf(form.page);
  const token = $('form input[name=_token]').first().attr('value');
  const payway = $('form input[name=payway]').first().attr('value');
  if (token === undefined || payway === undefined) return [];
  const quantity = offer.moq ?? 1;
  const post = formPost({
    _token: token,
    gid: offer.ref,
    email: contact,
    by_amount: String(quantity),
    payway,
  });
  const headers = { ...post.headers, accept: 'text/html', cookie: cookiesOf(form.page) };
  const look = await get(new URL('/create-order', siteUrl).href, { ...post, headers });
  const bill = look.kind === 'page' ? readDujiaokaBill(look.page) : null;
  if (bill === null || bill.quantity !== quantity) return [];
  return quoteOf(offer, { sku: null, quantity, channel: bill.channel }, bill.total, 'order');
}
