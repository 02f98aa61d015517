import { titleOf } from '../html.ts';
import { embeddedJson, isRecord, parseJson } from '../json.ts';
import { toFen } from '../money.ts';
import type { Offer } from '../offer.ts';
import { stockOf } from '../stock.ts';
import { parseTiers, type Tier } from '../tiers.ts';
import type { Page } from '../types.ts';
import {
  bareOffer,
  type ProductReading,
  saleState,
  stateOfMessage,
  unreadable,
} from './listing.ts';

/** Paths of 异次元发卡 (acg-faka), relative to the site. */
export const ACG_PATHS = {
  list: '/user/api/index/commodity?limit=50&page=1',
  detail: (ref: string) => `/user/api/index/commodityDetail?commodityId=${encodeURIComponent(ref)}`,
  item: (ref: string) => `/item/${encodeURIComponent(ref)}`,
};

export function isAcgFaka(page: Page): boolean {
  const head = page.text.slice(0, 200_000);
  return (
    /\/assets\/user\/controller\/index\//.test(head) ||
    (head.includes('setVar("HACK_') && head.includes('setVar("CAT_ID"'))
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function refOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? value : null;
}

function quantity(value: unknown): number | null {
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

/** The product's own tiers, else those of the variety whose price is the product's price. */
function tiersOf(goods: Record<string, unknown>): Tier[] {
  const config = goods['config'];
  if (!isRecord(config)) return parseTiers(text(config));
  const own = parseTiers(config['wholesale']);
  if (own.length > 0) return own;
  const byVariety = config['category_wholesale'];
  const varieties = config['category'];
  if (!isRecord(byVariety)) return [];
  const base = toFen(goods['price']);
  const shown = isRecord(varieties)
    ? Object.keys(varieties).find((name) => toFen(varieties[name]) === base)
    : undefined;
  return shown === undefined ? [] : parseTiers(byVariety[shown]);
}

function stockIn(goods: Record<string, unknown>): Offer['stock'] {
  const stock = stockOf(goods['stock']);
  if (stock.kind !== 'hidden') return stock;
  if (goods['stock_state'] === 0 || goods['is_stock'] === false) {
    return { kind: 'fuzzy', label: '', available: false };
  }
  return stock;
}

function stateOf(goods: Record<string, unknown>, stock: Offer['stock']): Offer['state'] {
  if (Number(goods['status'] ?? 1) !== 1) return 'delisted';
  if (Number(goods['only_user'] ?? 0) === 1) return 'login_required';
  return saleState(stock);
}

const DELIVERY: Record<string, Offer['delivery']> = { '0': 'auto', '1': 'manual' };

/** One product object of the list, of the detail, or embedded in the page; null when it is none. */
export /** No shop needs more; a hostile one would fill our store with more. */
const MOST_TITLE = 300;
const MOST_TIERS = 50;

function acgOffer(goods: unknown, siteUrl: string): Offer | null {
  if (!isRecord(goods)) return null;
  const ref = refOf(goods['id']);
  const price = toFen(goods['price']);
  if (ref === null || price === null) return null;
  const stock = stockIn(goods);
  const category = goods['category'];
  return {
    ref,
    title: text(goods['name']).slice(0, MOST_TITLE),
    url: new URL(ACG_PATHS.item(ref), siteUrl).href,
    category: isRecord(category) ? text(category['name']).slice(0, MOST_TITLE) || null : null,
    price,
    memberPrice: toFen(goods['user_price']),
    tiers: tiersOf(goods).slice(0, MOST_TIERS),
    moq: quantity(goods['minimum']),
    maxQty: quantity(goods['maximum']),
    stock,
    delivery: DELIVERY[String(goods['delivery_way'])] ?? 'unknown',
    state: stateOf(goods, stock),
  };
}

/** The list of products, or null when the answer is not acg-faka's list. */
export function readAcgList(page: Page, siteUrl: string): Offer[] | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || body['code'] !== 200 || !Array.isArray(body['data'])) return null;
  return body['data'].map((goods) => acgOffer(goods, siteUrl)).filter((offer) => offer !== null);
}

interface Product {
  ref: string;
  title: string;
  siteUrl: string;
}

function fromMessage(body: Record<string, unknown>, product: Product): ProductReading {
  const message = text(body['msg']).slice(0, 200);
  const state = stateOfMessage(message);
  if (state === null) return unreadable(`code ${String(body['code'])}: ${message}`);
  const url = new URL(ACG_PATHS.item(product.ref), product.siteUrl).href;
  return { kind: 'offer', offer: bareOffer(product.ref, product.title, url, state) };
}

/** Reads `commodityDetail`. The program answers 200 to everything; the body's `code` is the status. */
export function readAcgDetail(page: Page, product: Product): ProductReading {
  const body = parseJson(page.text);
  if (!isRecord(body)) return unreadable('detail is no JSON');
  if (body['code'] !== 200) return fromMessage(body, product);
  const offer = acgOffer(body['data'], product.siteUrl);
  if (offer === null || offer.ref !== product.ref)
    return unreadable('detail holds no such product');
  return { kind: 'offer', offer };
}

/** Reads the product object that `/item/{id}` embeds in a script; its HTML shows no price. */
export function readAcgItem(page: Page, product: Product): ProductReading {
  const body = parseJson(page.text);
  if (isRecord(body)) return fromMessage(body, product);
  const offer = acgOffer(embeddedJson(page.text, '_var_item'), product.siteUrl);
  if (offer !== null && offer.ref === product.ref) return { kind: 'offer', offer };
  return unreadable(`no embedded product in "${titleOf(page)}"`);
}

/** Contact fields the program publishes with each product. */
export function acgContacts(page: Page): { channel: string; value: string }[] {
  const body = parseJson(page.text);
  const goods = isRecord(body) ? body['data'] : undefined;
  if (!isRecord(goods)) return [];
  const contacts = [
    { channel: 'qq', value: text(goods['service_qq']) },
    { channel: 'service-url', value: text(goods['service_url']) },
  ];
  return contacts.filter((contact) => contact.value !== '');
}
