import { type CheerioAPI, load } from 'cheerio/slim';
import type { Page } from './types.ts';

/**
 * A storefront page has no business being larger or deeper; more would only serve an attacker.
 * The parser is htmlparser2: a specification-true one repairs broken nesting in quadratic time.
 */
const MAX_CHARS = 2_000_000;
const MAX_DEPTH = 400;
const MAX_TAGS = 50_000;

const TAG = /<!--|<(\/?)([a-z][a-z0-9]{0,20})/gi;
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const NEVER_NESTS = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(
    ' ',
  ),
);

/** The part of a page before it gets deeper or longer than any shop's. */
function bounded(input: string): string {
  const text = input.slice(0, MAX_CHARS);
  const tag = new RegExp(TAG);
  let depth = 0;
  for (let tags = 0; tags < MAX_TAGS; tags += 1) {
    const match = tag.exec(text);
    if (match === null) return text;
    const name = (match[2] ?? '').toLowerCase();
    if (match[0] === '<!--' || (RAW.has(name) && match[1] === '')) {
      const end = text.indexOf(match[0] === '<!--' ? '-->' : `</${name}`, tag.lastIndex);
      if (end === -1) return text;
      tag.lastIndex = end;
    } else if (!NEVER_NESTS.has(name) && !RAW.has(name)) {
      depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    }
    if (depth > MAX_DEPTH) return text.slice(0, match.index);
  }
  return text.slice(0, tag.lastIndex);
}

const parsed = new WeakMap<Page, CheerioAPI>();

/** The page as a document; parsed once however many readers ask. */
export function htmlOf(page: Page): CheerioAPI {
  const known = parsed.get(page);
  if (known !== undefined) return known;
  // Selecting among thousands of top-level nodes is quadratic, so there is one top-level node. Its
  // name cannot be foreseen, or a page could close it.
  const wrapper = `page-${crypto.randomUUID()}`;
  const $ = load(`<${wrapper}>${bounded(page.text)}`);
  parsed.set(page, $);
  return $;
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

type Node = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>;

interface Found {
  toArray(): Node[];
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title', 'textarea']);

/** Text below the given nodes as a reader sees it, up to about `limit` characters. */
function seenText(nodes: readonly Node[], limit: number): string {
  const parts: string[] = [];
  let length = 0;
  const open: Node[] = [...nodes].reverse();
  while (length < limit) {
    const node = open.pop();
    if (node === undefined) break;
    if (node.type === 'text') {
      parts.push(node.data);
      length += node.data.trim().length;
    } else if ('children' in node && !('name' in node && UNSEEN.has(node.name))) {
      for (let i = node.children.length - 1; i >= 0; i -= 1) {
        const child = node.children[i];
        if (child !== undefined) open.push(child);
      }
    }
  }
  return squeeze(parts.join(' ').slice(0, limit * 4)).slice(0, limit);
}

/** No price, mark or message is longer. */
const MAX_TEXT = 500;

/** Text of the first element found; '' when there is none. */
export function textOf(found: Found): string {
  return seenText(found.toArray().slice(0, 1), MAX_TEXT);
}

/** Text of each element found, the first 200 of them. */
export function textsOf(found: Found): string[] {
  return found
    .toArray()
    .slice(0, 200)
    .map((node) => seenText([node], MAX_TEXT));
}

export function titleOf(page: Page): string {
  return squeeze(htmlOf(page)('title').first().text().slice(0, 2_000)).slice(0, 200);
}

/** The beginning of what a reader would see of the page, up to 2,000 characters. */
export function visibleText(page: Page): string {
  return seenText(htmlOf(page).root().toArray(), 2_000);
}
