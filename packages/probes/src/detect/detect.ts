import { contactsIn } from '../kit/contacts.ts';
import type { Detection, Storefront } from '../kit/detection.ts';
import { unknown } from '../kit/fault.ts';
import { titleOf } from '../kit/html.ts';
import { shopName } from './shop-name.ts';
import { type Look, lookAt } from '../kit/look.ts';
import type { Offer } from '../kit/offer.ts';
import {
  ACG_PATHS,
  acgContacts,
  isAcgFaka,
  readAcgDetail,
  readAcgList,
} from '../kit/storefronts/acg-faka.ts';
import {
  DUJIAOKA_PATHS,
  isDujiaoka,
  readDujiaokaIndex,
  readDujiaokaProduct,
} from '../kit/storefronts/dujiaoka.ts';
import type { ProductReading } from '../kit/storefronts/listing.ts';
import { catalogueByApi } from './catalogues.ts';
import type { Outcome, Page, ProbeContext } from '../kit/types.ts';
import { icpNumberIn } from '../kit/identifiers.ts';
import { draftsFor } from './drafts.ts';
import { factsOf, pricePagesOf } from './facts.ts';
import { proposalsFor } from './proposals.ts';

const MAX_OFFERS = 50;

/** So many products are opened for their tiers; a person is waiting, and the shop is a stranger's. */
const MAX_OPENED = 12;

type Contacts = Detection['contacts'];
type Get = (url: string) => Promise<Look>;
interface Catalogue {
  storefront: Storefront;
  offers: Offer[];
  contacts: Contacts;
  /** What the connector's configuration needs besides site and products. */
  settings?: Record<string, string>;
}

/** Lists know less than product pages; what a page adds replaces the list's line. */
async function opened(
  offers: readonly Offer[],
  pathOf: (ref: string) => string,
  siteUrl: string,
  get: Get,
  read: (page: Page, offer: Offer) => ProductReading,
): Promise<{ offers: Offer[]; pages: Page[] }> {
  const result: Offer[] = [];
  const pages: Page[] = [];
  let giveUp = false;
  for (const [index, offer] of offers.slice(0, MAX_OFFERS).entries()) {
    const look =
      giveUp || index >= MAX_OPENED ? null : await get(new URL(pathOf(offer.ref), siteUrl).href);
    if (look?.kind === 'failed') giveUp = true;
    if (look?.kind !== 'page') {
      result.push(offer);
      continue;
    }
    pages.push(look.page);
    const reading = read(look.page, offer);
    result.push(reading.kind === 'offer' ? { ...reading.offer, category: offer.category } : offer);
  }
  return { offers: result, pages };
}

async function acgCatalogue(siteUrl: string, get: Get): Promise<Catalogue | null> {
  const list = await get(new URL(ACG_PATHS.list, siteUrl).href);
  const listed = list.kind === 'page' ? readAcgList(list.page, siteUrl) : null;
  if (listed === null) return null;
  const { offers, pages } = await opened(listed, ACG_PATHS.detail, siteUrl, get, (page, offer) =>
    readAcgDetail(page, { ref: offer.ref, title: offer.title, siteUrl }),
  );
  return { storefront: 'acg-faka', offers, contacts: pages.flatMap(acgContacts) };
}

async function dujiaokaCatalogue(index: Page, siteUrl: string, get: Get): Promise<Catalogue> {
  const listed = readDujiaokaIndex(index, siteUrl);
  const { offers } = await opened(listed, DUJIAOKA_PATHS.buy, siteUrl, get, (page, offer) =>
    readDujiaokaProduct(page, { ref: offer.ref, title: offer.title, siteUrl }),
  );
  return { storefront: 'dujiaoka', offers, contacts: [] };
}

async function catalogueOf(page: Page, front: Page, siteUrl: string, get: Get): Promise<Catalogue> {
  if (isDujiaoka(page)) return dujiaokaCatalogue(front, siteUrl, get);
  // Owners replace acg-faka's pages by themes of their own, so its list is asked for in any case.
  const acg = await acgCatalogue(siteUrl, get);
  if (acg !== null) return acg;
  const byApi = isAcgFaka(page) ? null : await catalogueByApi(page.url, get);
  if (byApi !== null) return { ...byApi, contacts: [] };
  return { storefront: isAcgFaka(page) ? 'acg-faka' : 'generic', offers: [], contacts: [] };
}

/**
 * The page that says whose shop it is: the front page of software that has one at the root.
 * A product's page, or the notice that it is gone, bears the product's name, not the shop's.
 */
async function frontOf(page: Page, siteUrl: string, get: Get): Promise<Page> {
  if (page.url === siteUrl || !(isDujiaoka(page) || isAcgFaka(page))) return page;
  const front = await get(siteUrl);
  return front.kind === 'page' && front.page.status < 400 ? front.page : page;
}

function distinct(contacts: Contacts): Contacts {
  return [...new Map(contacts.map((c) => [`${c.channel} ${c.value}`, c])).values()];
}

/**
 * The page that was pasted or, when that one is gone, the shop's front page: an id that does not
 * exist answers 404 or, in dujiaoka, 500, and says nothing about the shop.
 */
async function firstPage(url: string, get: Get): Promise<Look> {
  const pasted = await get(url);
  if (pasted.kind === 'failed' || pasted.page.status < 400) return pasted;
  const root = new URL('/', pasted.page.url).href;
  return root === pasted.page.url ? pasted : get(root);
}

/**
 * What a pasted URL is: which software, which products with what it shows of them, whom to contact,
 * and which probes to run. Walls and unreachable sites are unknown. Only bugs throw.
 */
export async function detectStorefront(
  url: string,
  context: ProbeContext,
): Promise<Outcome<Detection>> {
  const get: Get = (target) => lookAt(context, target);
  const first = await firstPage(url, get);
  if (first.kind === 'failed') return unknown(first.cause, first.detail);
  const { page } = first;
  if (page.status >= 500) return unknown('unreachable', `HTTP ${page.status}`);

  const siteUrl = new URL('/', page.url).href;
  const front = await frontOf(page, siteUrl, get);
  const found = await catalogueOf(page, front, siteUrl, get);
  const { storefront, offers, settings = {} } = found;
  const contacts = distinct(
    [page, front].flatMap(({ text }) => contactsIn(text)).concat(found.contacts),
  );
  return {
    kind: 'observed',
    seen: {
      url: page.url,
      title: shopName(titleOf(front)),
      storefront,
      icpNumber: icpNumberIn(page.text) ?? icpNumberIn(front.text),
      ...factsOf(page === front ? [page] : [front, page]),
      pricePages: pricePagesOf(offers, front),
      contacts,
      offers,
      proposals: proposalsFor({ storefront, siteUrl, frontUrl: front.url, offers, settings }),
      drafts: draftsFor(contacts, front.url),
    },
  };
}
