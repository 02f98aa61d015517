import { htmlOf, squeeze, textOf, textsOf, titleOf, visibleText } from '../html.ts';
import { embeddedJson, isRecord, scalarText } from '../json.ts';
import { fenIn, plainForm, toFen } from '../money.ts';
import type { Offer } from '../offer.ts';
import { counted, stockOf } from '../stock.ts';
import { parseTiers } from '../tiers.ts';
import type { Page } from '../types.ts';
import {
  bareOffer,
  type Product,
  type ProductReading,
  saleState,
  stateOfMessage,
  unreadable,
} from './listing.ts';

/** Paths of 独角数卡 (dujiaoka), relative to the site. */
export const DUJIAOKA_PATHS = { buy: (ref: string) => `/buy/${encodeURIComponent(ref)}` };

export function isDujiaoka(page: Page): boolean {
  return /\/assets\/(?:unicorn|hyper|luna)\/|assimon\/dujiaoka|dujiaoka\.com/.test(
    page.text.slice(0, 400_000),
  );
}

function stockIn(text: string): Offer['stock'] {
  const count = /库存\s{0,3}[:(]?\s{0,3}(\d{1,9})/.exec(plainForm(text))?.[1];
  return count === undefined ? { kind: 'hidden' } : counted(Number(count));
}

function deliveryIn(text: string): Offer['delivery'] {
  if (/自动发货/.test(text)) return 'auto';
  return /人工(?:处理|发货)|手动发货/.test(text) ? 'manual' : 'unknown';
}

/** The three official themes name the same things differently. */
const PRICE = '.buy-price, .price-num';
const MARKS = '.badge, .small-tips, .text-muted, .sale, .buy-shop .alert';

function priceIn(page: Page): number | null {
  const $ = htmlOf(page);
  const named = $(PRICE);
  if (named.length > 0) return fenIn(textOf(named));
  const label = textsOf($('h6')).find((text) => /价\s?格/.test(text));
  return label === undefined ? null : fenIn(label);
}

function crossedOut(fen: number | null, price: number): Pick<Offer, 'crossedOut'> {
  return fen === null || fen <= price ? {} : { crossedOut: fen };
}

function productTitle(page: Page, fallback: string): string {
  const $ = htmlOf(page);
  const named = $('meta[property="og:title"]').attr('content') ?? textOf($('h3.card-title'));
  return squeeze(named.slice(0, 300)) || squeeze(titleOf(page).split('|')[0] ?? '') || fallback;
}

function fromErrorPage(page: Page, product: Product, url: string): ProductReading {
  const $ = htmlOf(page);
  const message = textOf($('.err-message')) || visibleText(page).slice(0, 400);
  const state = stateOfMessage(message);
  const isError = /出现错误|错误提示/.test(titleOf(page)) || $('.err-message').length > 0;
  if (!isError || state === null) {
    return unreadable(`no product form in "${titleOf(page)}"`);
  }
  return { kind: 'offer', offer: bareOffer(product.ref, product.title, url, state) };
}

/** Reads `/buy/{id}`. An unavailable product is an error page with status 200. */
export function readDujiaokaProduct(page: Page, product: Product): ProductReading {
  const $ = htmlOf(page);
  const url = new URL(DUJIAOKA_PATHS.buy(product.ref), product.siteUrl).href;
  const gid = $('form input[name=gid]').first().attr('value');
  if (gid === undefined) return fromErrorPage(page, product, url);
  if (gid !== product.ref) return unreadable('the page shows another product');
  const price = priceIn(page);
  if (price === null) return unreadable('a product form without a price');

  const marks = textsOf($(MARKS)).join('\n');
  const stock = stockIn(marks);
  const limit = /限[购]?\s{0,3}\(\s{0,3}(\d{1,7})\s{0,3}\)/.exec(plainForm(marks))?.[1];
  const offer: Offer = {
    ...bareOffer(product.ref, productTitle(page, product.title), url, saleState(stock)),
    price,
    ...crossedOut(fenIn(textOf($('del').first())), price),
    tiers: parseTiers(marks),
    maxQty: limit === undefined || Number(limit) === 0 ? null : Number(limit),
    stock,
    delivery: deliveryIn(marks),
  };
  return { kind: 'offer', offer };
}

/** luna prints the whole catalogue into a script of the index page. */
function fromGoodsMsg(page: Page, siteUrl: string): Offer[] {
  const groups = embeddedJson(page.text, 'goodsMsg');
  if (!Array.isArray(groups)) return [];
  return groups.filter(isRecord).flatMap((group) => {
    const goods = Array.isArray(group['goods']) ? group['goods'].filter(isRecord) : [];
    return goods.flatMap((entry): Offer[] => {
      const ref = scalarText(entry['id']);
      const price = toFen(entry['actual_price']);
      if (!/^\d{1,12}$/.test(ref) || price === null) return [];
      const stock = stockOf(entry['in_stock']);
      const title = squeeze(scalarText(entry['gd_name']).slice(0, 300));
      const url = new URL(DUJIAOKA_PATHS.buy(ref), siteUrl).href;
      return [
        {
          ...bareOffer(ref, title, url, saleState(stock)),
          category: typeof group['gp_name'] === 'string' ? group['gp_name'] : null,
          price,
          ...crossedOut(toFen(entry['retail_price']), price),
          tiers: parseTiers(entry['wholesale_price_cnf']),
          maxQty: Number(entry['buy_limit_num']) > 0 ? Number(entry['buy_limit_num']) : null,
          stock,
          delivery: Number(entry['type']) === 1 ? 'auto' : 'manual',
        },
      ];
    });
  });
}

/** Themes link each product several times; more links than this are no catalogue to read. */
const MAX_LINKS = 300;

/** A product's card is a handful of elements; searching below anything larger only costs time. */
const MOST_ELEMENTS = 200;
const MOST_DEPTH = 12;

function isSmall(elements: readonly object[]): boolean {
  let left = MOST_ELEMENTS;
  const fits = (nodes: readonly object[], depth: number): boolean => {
    left -= nodes.length;
    if (left < 0 || depth > MOST_DEPTH) return false;
    return nodes.every(
      (node) =>
        !('children' in node) || !Array.isArray(node.children) || fits(node.children, depth + 1),
    );
  };
  return fits(elements, 0);
}

/** The products an index page links to, with what it shows of them. */
export function readDujiaokaIndex(page: Page, siteUrl: string): Offer[] {
  const $ = htmlOf(page);
  const offers = new Map(fromGoodsMsg(page, siteUrl).map((offer) => [offer.ref, offer]));
  for (const element of $('a[href*="/buy/"]').toArray().slice(0, MAX_LINKS)) {
    const link = $(element);
    const ref = /\/buy\/(\d{1,12})(?:[?#]|$)/.exec(link.attr('href') ?? '')?.[1];
    if (ref === undefined || offers.has(ref)) continue;
    const isCard = isSmall(link.toArray()) && link.find('.price, .name').length > 0;
    const card = isCard ? link : link.closest('.card');
    if (!isSmall(card.toArray())) continue;
    const shown = textOf(card);
    const stock = stockIn(shown);
    const title = textOf(card.find('.name, .card-title'));
    const url = new URL(DUJIAOKA_PATHS.buy(ref), siteUrl).href;
    offers.set(ref, {
      ...bareOffer(ref, title, url, saleState(stock)),
      price: fenIn(textOf(card.find('.price, strong'))),
      stock,
      delivery: deliveryIn(shown),
    });
  }
  return [...offers.values()];
}
