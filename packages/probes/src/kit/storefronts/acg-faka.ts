import { titleOf } from '../html.ts';
import { countField, idField } from '../json-fields.ts';
import { embeddedJson, isRecord, parseJson } from '../json.ts';
import { toFen } from '../money.ts';
import type { Offer, Sku } from '../offer.ts';
import { stockOf } from '../stock.ts';
import { parseTiers, type Tier } from '../tiers.ts';
import type { Page } from '../types.ts';
import {
  bareOffer,
  MOST_SKUS,
  MOST_TIERS,
  MOST_TITLE,
  type Product,
  type ProductReading,
  readRefusal,
  saleState,
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

/** `[category]` and `[category_wholesale]` of the INI text that dealers get, as the shop's own object. */
function iniSections(text: string): Record<string, Record<string, string>> {
  const sections = new Map<string, Record<string, string>>();
  let open = '';
  for (const line of text
    .slice(0, 20_000)
    .split(/[\r\n]+/)
    .slice(0, 500)) {
    const head = /^\s*\[([\w-]{1,40})\]\s*$/.exec(line)?.[1];
    if (head !== undefined) open = head;
    const [, name, value] = /^\s*([^=\s][^=]{0,80}?)\s*=\s*(\S{1,20})\s*$/.exec(line) ?? [];
    if (head !== undefined || name === undefined || value === undefined) continue;
    sections.set(open, { ...sections.get(open), [name]: value });
  }
  return Object.fromEntries(sections);
}

/** Tiers of the INI text: those under `[wholesale]`, or of a text without any heading. */
export function readAcgIniTiers(raw: unknown): Tier[] {
  const sections = iniSections(text(raw));
  return parseTiers(sections['wholesale'] ?? sections['']).slice(0, MOST_TIERS);
}

/** Varieties (`race`) with their own price and tiers, from the object or the INI text. */
export function readAcgVarieties(raw: unknown): Sku[] {
  const config: unknown = typeof raw === 'string' ? iniSections(raw) : raw;
  if (!isRecord(config) || !isRecord(config['category'])) return [];
  const wholesale = isRecord(config['category_wholesale']) ? config['category_wholesale'] : {};
  const dealer = isRecord(config['category_factory']) ? config['category_factory'] : {};
  return Object.entries(config['category'])
    .slice(0, MOST_SKUS)
    .flatMap(([name, value]): Sku[] => {
      const price = toFen(value);
      if (price === null) return [];
      const own = toFen(dealer[name]);
      return [
        {
          ref: name.slice(0, 100),
          name: name.slice(0, MOST_TITLE),
          price,
          memberPrice: null,
          levels: own === null ? [] : [{ level: 'dealer', price: own }],
          tiers: parseTiers(Object.hasOwn(wholesale, name) ? wholesale[name] : undefined).slice(
            0,
            MOST_TIERS,
          ),
          stock: { kind: 'hidden' },
        },
      ];
    });
}

/** `{"3": "170"}`, as an object or as text: prices of the shop's own levels of buyers. */
function levelsOf(raw: unknown): Offer['levels'] {
  const levels = typeof raw === 'string' ? parseJson(raw) : raw;
  if (!isRecord(levels)) return [];
  return Object.entries(levels)
    .slice(0, MOST_SKUS)
    .flatMap(([level, value]) => {
      const price = toFen(isRecord(value) ? value['amount'] : value);
      return price === null ? [] : [{ level: level.slice(0, 60), price }];
    });
}

/** One product object of the list, of the detail, or embedded in the page; null when it is none. */
function acgOffer(goods: unknown, siteUrl: string): Offer | null {
  if (!isRecord(goods)) return null;
  const ref = idField(goods['id']);
  const price = toFen(goods['price']);
  if (ref === null || price === null) return null;
  const stock = stockIn(goods);
  const category = goods['category'];
  const title = text(goods['name']).slice(0, MOST_TITLE);
  const url = new URL(ACG_PATHS.item(ref), siteUrl).href;
  return {
    ...bareOffer(ref, title, url, stateOf(goods, stock)),
    category: isRecord(category) ? text(category['name']).slice(0, MOST_TITLE) || null : null,
    price,
    memberPrice: toFen(goods['user_price']),
    levels: levelsOf(goods['level_price']),
    tiers: tiersOf(goods).slice(0, MOST_TIERS),
    moq: countField(goods['minimum']),
    maxQty: countField(goods['maximum']),
    stock,
    delivery: DELIVERY[String(goods['delivery_way'])] ?? 'unknown',
    skus: readAcgVarieties(goods['config']),
  };
}

/** The list of products, or null when the answer is not acg-faka's list. */
export function readAcgList(page: Page, siteUrl: string): Offer[] | null {
  const body = parseJson(page.text);
  if (!isRecord(body) || body['code'] !== 200 || !Array.isArray(body['data'])) return null;
  return body['data'].map((goods) => acgOffer(goods, siteUrl)).filter((offer) => offer !== null);
}

function fromMessage(body: Record<string, unknown>, product: Product): ProductReading {
  const url = new URL(ACG_PATHS.item(product.ref), product.siteUrl).href;
  return readRefusal(text(body['msg']) || `code ${String(body['code'])}`, product, url);
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
