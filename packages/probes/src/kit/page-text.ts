import { htmlOf } from './html.ts';
import type { Page } from './types.ts';

interface Node {
  type: string;
  name?: string;
  data?: string;
  children?: readonly Node[];
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'head']);

/** Elements that stand inside a line of text; every other one begins and ends a line. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del em font i ins kbd label mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** No notice and no terms are longer; a hostile page may be. */
const MOST_CHARS = 100_000;

/**
 * Everything a reader sees of a page, its title first, one line a block: words of neighbouring
 * blocks never run together, and tags inside a word never part it.
 */
export function pageText(page: Page): string {
  const $ = htmlOf(page);
  const parts: string[] = [$('title').first().text().slice(0, 500), '\n'];
  let length = 0;
  const open: (Node | string)[] = [$.root().get(0) ?? ''];
  while (length < MOST_CHARS) {
    const node = open.pop();
    if (node === undefined) break;
    if (typeof node === 'string') {
      parts.push(node);
      continue;
    }
    const { type, name = '', data = '', children = [] } = node;
    if (type === 'text') {
      const text = data.replace(/[ \t\r\n\f]+/g, ' ');
      parts.push(text);
      length += text.length;
      continue;
    }
    if (UNSEEN.has(name) || name === 'title') continue;
    const isBlock = !INLINE.has(name);
    if (isBlock) open.push('\n');
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child !== undefined) open.push(child);
    }
    if (isBlock) parts.push('\n');
  }
  return parts
    .join('')
    .slice(0, MOST_CHARS)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export interface PageLink {
  /** Absolute, without its fragment. */
  url: string;
  /** What it says, spaces squeezed. */
  text: string;
}

const MOST_LINKS = 300;

/** The links of a page to other pages, each address once, in their order. */
export function linksOf(page: Page): PageLink[] {
  const $ = htmlOf(page);
  const found = new Map<string, PageLink>();
  for (const node of $('a[href]').toArray().slice(0, MOST_LINKS)) {
    const href = ($(node).attr('href') ?? '').trim().slice(0, 2_000);
    if (!URL.canParse(href, page.url)) continue;
    const url = new URL(href, page.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') continue;
    url.hash = '';
    const text = $(node).text().slice(0, 500).replace(/\s+/g, ' ').trim().slice(0, 100);
    const known = found.get(url.href);
    if (known === undefined || known.text === '') found.set(url.href, { url: url.href, text });
  }
  return [...found.values()];
}

/** Links to other pages of the same site. */
export function ownLinksOf(page: Page): PageLink[] {
  const { host } = new URL(page.url);
  return linksOf(page).filter(({ url }) => new URL(url).host === host && url !== page.url);
}
