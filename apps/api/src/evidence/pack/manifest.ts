import type { EvidencePackManifest, EvidencePackRequest } from '@kaopu/contracts';
import { packName } from './names.ts';
import type { PackContent, PackItem } from './select.ts';

export type PackPlatform = EvidencePackManifest['platform'];

/** Items on one page of index.html; the first page is the cover. */
export const ITEMS_A_PAGE = 8;

export function makeManifest(
  platform: PackPlatform,
  request: EvidencePackRequest,
  { items, links, head }: PackContent,
  now: Date,
): EvidencePackManifest {
  const { note, ...selection } = request;
  const [first, last] = [links[0], links.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a pack without links');
  const names = new Map<string, string>();
  return {
    format: 'kaopu-evidence-pack/1',
    createdAt: now.toISOString(),
    platform,
    selection,
    note: note ?? null,
    items: items.map((item, i) => entry(item, i, names)),
    chain: { first: first.seq, last: last.seq, prev: first.prev, hash: last.hash, head },
  };
}

/** @param names of files so far, by hash: the same bytes are packed once */
function entry(
  item: PackItem,
  i: number,
  names: Map<string, string>,
): EvidencePackManifest['items'][number] {
  const { sha256, url, mime, size, seq, prev, hash, key, observation } = item;
  const file = names.get(sha256) ?? packName(i + 1, sha256, mime);
  if (!item.isPruned) names.set(sha256, file);
  return {
    number: i + 1,
    page: 2 + Math.floor(i / ITEMS_A_PAGE),
    file: item.isPruned ? null : file,
    sha256,
    url,
    mime,
    size,
    capturedAt: item.at.toISOString(),
    observation: {
      key,
      kind: observation?.kind ?? null,
      status: observation?.status ?? null,
    },
    chain: { seq, prev, hash },
  };
}
