import { type CheerioAPI, load } from 'cheerio';
import type { Page } from './types.ts';

/** A storefront page has no business being larger; parsing more would only serve an attacker. */
const MAX_PARSED = 2_000_000;

const parsed = new WeakMap<Page, CheerioAPI>();

/** The page as a document; parsed once however many readers ask. */
export function htmlOf(page: Page): CheerioAPI {
  const known = parsed.get(page);
  if (known !== undefined) return known;
  const $ = load(page.text.slice(0, MAX_PARSED));
  parsed.set(page, $);
  return $;
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function titleOf(page: Page): string {
  return squeeze(htmlOf(page)('title').first().text()).slice(0, 200);
}

/** What a reader would see of the body, without scripts and styles. */
export function visibleText(page: Page): string {
  const $ = htmlOf(page);
  const texts = $('body')
    .find('*')
    .addBack()
    .contents()
    .filter((_, node) => {
      const parent = node.parent;
      const tag = parent !== null && 'name' in parent ? parent.name : '';
      return node.type === 'text' && !['script', 'style', 'noscript', 'template'].includes(tag);
    })
    .map((_, node) => $(node).text())
    .get();
  return squeeze(texts.join(' '));
}
