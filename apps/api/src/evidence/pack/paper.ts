import type { PackPaper, PackView } from '@kaopu/contracts';
import type { PackRecord } from '@kaopu/db';
import { visible } from '@kaopu/viewer';
import { ApiProblem } from '../../problems/problem.ts';
import type { Assembled, AssembledItem } from './assemble.ts';

/** Of all pictures together: a browser has to lay them out. */
const MOST_PICTURE_BYTES = 32 * 1024 * 1024;
/** Rows on one sheet of the index. */
const ROWS_A_SHEET = 12;

/** Where each piece begins when cover, index and pieces follow each other, and how many pages that makes. */
export function paged(items: readonly AssembledItem[]): { starts: number[]; pages: number } {
  let next = 2 + Math.ceil(items.length / ROWS_A_SHEET);
  const starts = items.map(({ sheets }) => {
    const start = next;
    next += sheets.sheets.length;
    return start;
  });
  return { starts, pages: next - 1 };
}

/** Throws why a pack is not to leave the house: ApiProblem `no-evidence`, `evidence-damaged`, `chain-broken`. */
export function requireWhole({ items, isChained }: Assembled): void {
  if (items.length === 0) throw new ApiProblem(404, 'no-evidence');
  const damaged = items.find(({ state }) => state === 'damaged');
  if (damaged !== undefined) {
    const { sha256 } = damaged.item;
    throw new ApiProblem(409, 'evidence-damaged', { extra: { sha256 } });
  }
  if (!isChained) throw new ApiProblem(409, 'chain-broken');
}

interface Named {
  name: string;
  siteUrl: string;
  legalName: string | null;
  uscc: string | null;
}

function pictureBytes(items: readonly AssembledItem[]): number {
  const sizes = new Map(
    items.flatMap(({ picture }): [string, number][] =>
      picture === null ? [] : [[picture.sha256, picture.size]],
    ),
  );
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** What whoever prints it needs; texts from outside with their unseen characters named. */
export function paperOf(
  pack: PackRecord,
  language: PackView['language'],
  platform: Named,
  assembled: Assembled,
  now: Date,
): PackPaper {
  requireWhole(assembled);
  const { items } = assembled;
  if (pictureBytes(items) > MOST_PICTURE_BYTES) throw new ApiProblem(413, 'pack-too-large');
  const { starts, pages } = paged(items);
  const links = items.flatMap(({ link }) => (link === null ? [] : [link]));
  const last = links.reduce((a, b) => (b.seq > a.seq ? b : a));
  return {
    title: visible(pack.title),
    note: visible(pack.note),
    language,
    madeAt: now.toISOString(),
    platform: [platform.name, platform.siteUrl, platform.legalName, platform.uscc].flatMap(
      (text) => (text === null || text === '' ? [] : [visible(text)]),
    ),
    pages,
    chain: { first: Math.min(...links.map(({ seq }) => seq)), last: last.seq, hash: last.hash },
    items: items.flatMap((each, i) => {
      const { item, link, picture, sheets } = each;
      if (link === null) return [];
      return {
        number: i + 1,
        page: starts[i] ?? 0,
        url: visible(link.url),
        mime: visible(link.mime),
        size: link.size,
        sha256: item.sha256,
        note: visible(item.note),
        look: visible(item.key),
        capturedAt: link.at.toISOString(),
        link: { seq: link.seq, hash: link.hash },
        picture: picture && { sha256: picture.sha256, type: picture.type },
        isCovered: item.cover !== null && item.show === 'covered',
        complete: sheets.complete,
        sheets: sheets.sheets,
      };
    }),
  };
}
