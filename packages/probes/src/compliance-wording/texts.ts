import { htmlOf, textOf, visibleText } from '../kit/html.ts';
import { embeddedJson, isRecord, parseJson } from '../kit/json.ts';
import { pageText } from '../kit/page-text.ts';
import { isDujiaoka } from '../kit/storefronts/dujiaoka.ts';
import type { Page } from '../kit/types.ts';
import type { Hit } from './schema.ts';

/** Words of a site with where they stand. */
export interface SiteText {
  where: Hit['where'];
  url: string;
  sha256: string;
  text: string;
}

const MOST_TEXT = 50_000;

function plain(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MOST_TEXT) : '';
}

/** Descriptions hold markup; what a buyer reads is its text. */
function unmarked(markup: string): string {
  return markup.includes('<') ? pageText({ ...NO_PAGE, text: markup }) : markup;
}

const NO_PAGE: Page = {
  url: 'about:blank',
  status: 200,
  headers: {},
  text: '',
  bytes: new Uint8Array(),
  phases: { dns: null, connect: null, tls: null, firstByte: null, total: 0 },
  tls: null,
};

/** Products in an answer for machines: one, or a list of them. */
function goodsIn(body: Record<string, unknown>): Record<string, unknown>[] {
  const data = body['data'];
  return (Array.isArray(data) ? data : [data]).filter(isRecord).slice(0, 200);
}

function goodsTexts(goods: Record<string, unknown>, source: Omit<SiteText, 'where' | 'text'>) {
  const title = plain(goods['name'] ?? goods['title']);
  const description = unmarked(plain(goods['description'] ?? goods['content']));
  return [
    { ...source, where: 'title' as const, text: title },
    { ...source, where: 'description' as const, text: description },
  ];
}

/** A page that leaves its words to its scripts says no more than that it is loading. */
const MOST_LOADING = 20;

/** Is it a page without words of its own, which scripts are to fill in? */
export function isShell(page: Page): boolean {
  const words = visibleText(page);
  return words === '' || (words.length < MOST_LOADING && htmlOf(page)('script').length > 0);
}

/** Is it an answer for machines that no machine can read? Its words are still words. */
export function isCutOff({ text }: Page): boolean {
  return /^\s*\{\s*"/.test(text) && parseJson(text) === undefined;
}

/** The texts of a page or of an answer for machines: offers apart from everything else. */
export function pageTexts(page: Page, sha256: string): SiteText[] {
  const source = { url: page.url, sha256 };
  const body = /^\s*\{/.test(page.text) ? parseJson(page.text) : undefined;
  if (isRecord(body)) return goodsIn(body).flatMap((goods) => goodsTexts(goods, source));
  const embedded = embeddedJson(page.text, '_var_item');
  const offers = isRecord(embedded) ? goodsTexts(embedded, source) : [];
  if (isDujiaoka(page) && /\/buy\/\d+/.test(page.url)) {
    const title = textOf(htmlOf(page)('h3,h4,.buy-title,.card-title').first());
    offers.push({ ...source, where: 'title', text: title });
    return [...offers, { ...source, where: 'description', text: pageText(page) }];
  }
  return [...offers, { ...source, where: 'page', text: pageText(page) }];
}
