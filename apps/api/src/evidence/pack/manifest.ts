import type { EvidencePackManifest, EvidencePackRequest } from '@kaopu/contracts';
import { coveredName, packName } from './names.ts';
import type { PackContent, PackedItem } from './select.ts';

export type PackPlatform = EvidencePackManifest['platform'];

/** Items on one page of index.html; the first page is the cover. */
export const ITEMS_A_PAGE = 8;

export function makeManifest(
  platform: PackPlatform,
  request: EvidencePackRequest,
  { items, links, head }: PackContent,
  now: Date,
  title: string | null = null,
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
    title,
    note: note === undefined || note === '' ? null : note,
    items: items.map((item, i) => entry(item, i, names)),
    chain: { first: first.seq, last: last.seq, prev: first.prev, hash: last.hash, head },
  };
}

/** @param names of files so far, by hash: the same bytes are packed once */
function entry(
  item: PackedItem,
  i: number,
  names: Map<string, string>,
): EvidencePackManifest['items'][number] {
  const { sha256, url, mime, size, seq, prev, hash, key, observation, chosen } = item;
  const absent = whyAbsent(item);
  const file = names.get(sha256) ?? packName(i + 1, sha256, mime);
  if (absent === null) names.set(sha256, file);
  const cover = absent === 'covered' ? (chosen?.cover ?? null) : null;
  return {
    number: i + 1,
    page: 2 + Math.floor(i / ITEMS_A_PAGE),
    file: absent === null ? file : null,
    absent,
    covered: cover && {
      file: coveredName(i + 1, cover.sha256, cover.type),
      sha256: cover.sha256,
      boxes: cover.boxes,
    },
    note: chosen === undefined || chosen.note === '' ? null : chosen.note,
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

function whyAbsent({ isPruned, chosen }: PackedItem): 'deleted' | 'covered' | 'hash' | null {
  if (isPruned) return 'deleted';
  return chosen === undefined || chosen.show === 'whole' ? null : chosen.show;
}
