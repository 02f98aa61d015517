import type { EvidencePackRequest, PackBox } from '@kaopu/contracts';
import {
  evidenceHead,
  evidenceLinks,
  keptEvidence,
  linkHash,
  listObservations,
  prunedEvidence,
  type Db,
  type EvidenceFiles,
  type EvidenceLink,
} from '@kaopu/db';
import { EvidenceDamaged, FIRST_PREVIOUS } from '@kaopu/db';
import { ApiProblem } from '../../problems/problem.ts';

/** The most that one pack holds; a shorter span makes a smaller one. */
const MOST_ITEMS = 2_000;
const MOST_LINKS = 20_000;
const MOST_BYTES = 512 * 1024 * 1024;
const KEYS_A_QUERY = 200;

/** What somebody decided about a piece. */
export interface Chosen {
  note: string;
  show: 'whole' | 'covered' | 'hash';
  cover: { sha256: string; type: string; boxes: PackBox[] } | null;
}

export interface PackedItem extends EvidenceLink {
  chosen?: Chosen;
  /** The bytes were deleted, as the chain says. */
  isPruned: boolean;
  observation: { kind: string; status: string } | null;
}

export interface PackContent {
  items: PackedItem[];
  /** The part of the chain that holds every item, without gaps. */
  links: EvidenceLink[];
  head: { seq: number; hash: string };
}

/**
 * What goes into a pack, checked: each stored file against its hash, each link against the one
 * before. Throws ApiProblem: `no-evidence`, `pack-too-large`, `evidence-damaged`, `chain-broken`.
 */
export async function selectContent(
  db: Db,
  files: EvidenceFiles,
  platformId: string,
  request: EvidencePackRequest,
): Promise<PackContent> {
  const wanted = {
    platformId,
    keys: request.keys ?? null,
    from: request.from === undefined ? null : new Date(request.from),
    to: request.to === undefined ? null : new Date(request.to),
  };
  return contentOf(db, files, platformId, await keptEvidence(db, wanted, MOST_ITEMS + 1));
}

/** These links, in the order of the chain, with all that proves them; throws as `selectContent`. */
export async function contentOf(
  db: Db,
  files: EvidenceFiles,
  platformId: string,
  kept: readonly EvidenceLink[],
): Promise<PackContent> {
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) throw new ApiProblem(404, 'no-evidence');
  if (kept.length > MOST_ITEMS || sizeOf(kept) > MOST_BYTES) throw tooLarge();
  const head = (await evidenceHead(db, platformId)) ?? { seq: 0, hash: FIRST_PREVIOUS };
  const pruned = await prunedEvidence(db, platformId, [...new Set(kept.map(bySha))]);
  // A deletion is proven by its own link, which comes after all that was kept.
  const end = pruned.size > 0 ? head.seq : last.seq;
  const links = await linkedPart(db, platformId, first.seq, end);
  await checkFiles(files, kept, pruned);
  const seen = await observationsOf(db, platformId, [...new Set(kept.map(({ key }) => key))]);
  const items = kept.map((link) => ({
    ...link,
    isPruned: pruned.has(link.sha256),
    observation: seen.get(link.key) ?? null,
  }));
  return { items, links, head };
}

const bySha = ({ sha256 }: EvidenceLink) => sha256;

function tooLarge(): ApiProblem {
  return new ApiProblem(413, 'pack-too-large');
}

/** The same bytes are stored, and packed, once. */
function sizeOf(links: readonly EvidenceLink[]): number {
  const sizes = new Map(links.map(({ sha256, size }) => [sha256, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** The chain from one link to another, each checked against the one before. */
export async function linkedPart(
  db: Db,
  platformId: string,
  first: number,
  last: number,
): Promise<EvidenceLink[]> {
  if (last - first >= MOST_LINKS) throw tooLarge();
  const links = await evidenceLinks(db, platformId, { first, last }, MOST_LINKS);
  links.forEach((link, i) => {
    const before = links[i - 1];
    const fits = before === undefined || link.prev === before.hash;
    if (link.seq !== first + i || !fits || linkHash(link) !== link.hash) {
      throw new ApiProblem(409, 'chain-broken', { extra: { seq: String(first + i) } });
    }
  });
  if (links.at(-1)?.seq !== last) {
    const seq = String(first + links.length);
    throw new ApiProblem(409, 'chain-broken', { extra: { seq } });
  }
  return links;
}

async function checkFiles(
  files: EvidenceFiles,
  kept: readonly EvidenceLink[],
  pruned: ReadonlySet<string>,
): Promise<void> {
  const present = new Set(kept.map(bySha).filter((sha256) => !pruned.has(sha256)));
  for (const sha256 of present) await provenBytes(files, sha256);
}

/** The bytes that a hash names, or the problem that they are not to be had any more. */
export async function provenBytes(files: EvidenceFiles, sha256: string): Promise<Uint8Array> {
  const bytes = await files.get(sha256).catch((error: unknown) => {
    if (error instanceof EvidenceDamaged) return null;
    throw error;
  });
  if (bytes === null) throw new ApiProblem(409, 'evidence-damaged', { extra: { sha256 } });
  return bytes;
}

async function observationsOf(
  db: Db,
  platformId: string,
  keys: readonly string[],
): Promise<Map<string, { kind: string; status: string }>> {
  const found = new Map<string, { kind: string; status: string }>();
  const query = { platformId, kind: null, status: null, after: null, limit: KEYS_A_QUERY };
  for (let at = 0; at < keys.length; at += KEYS_A_QUERY) {
    const some = keys.slice(at, at + KEYS_A_QUERY);
    const { items } = await listObservations(db, { ...query, keys: some });
    for (const { key, kind, status } of items) found.set(key, { kind, status });
  }
  return found;
}
