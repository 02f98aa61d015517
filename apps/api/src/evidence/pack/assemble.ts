import { PackItem, type EvidenceForm } from '@kaopu/contracts';
import {
  EvidenceDamaged,
  keptEvidence,
  prunedEvidence,
  type Db,
  type EvidenceFiles,
  type EvidenceLink,
  type PackRecord,
} from '@kaopu/db';
import {
  formOf,
  hexDump,
  pictureSheets,
  pictureSize,
  pictureType,
  rasterType,
  TooComplex,
  type Sheets,
  type Viewer,
} from '@kaopu/viewer';
import { z } from 'zod';
import { ApiProblem } from '../../problems/problem.ts';
import { decoded } from '../stored-evidence.ts';
import { viewed } from '../viewer-token.ts';
import { linkedPart } from './select.ts';

/** More than one look keeps, for every item there may be. */
const MOST_LINKS = 20_000;

type ItemState = 'whole' | 'damaged' | 'deleted' | 'unknown';

/** One piece of a pack with what is stored of it now. */
export interface AssembledItem {
  item: PackItem;
  /** null: no chain says that this look kept these bytes. */
  link: EvidenceLink | null;
  state: ItemState;
  form: EvidenceForm;
  /** What is shown of it on paper: its own bytes, or the covered copy of a picture. */
  picture: { sha256: string; type: string; size: number } | null;
  sheets: Sheets;
}

export interface Assembled {
  items: AssembledItem[];
  isChained: boolean;
}

/** Everything of a pack read, checked against its hashes, and laid out; nothing of it may fail to. */
export async function assemble(
  db: Db,
  files: EvidenceFiles,
  viewer: Viewer,
  pack: Pick<PackRecord, 'platformId' | 'items'>,
): Promise<Assembled> {
  const chosen = z.array(PackItem).parse(pack.items);
  if (chosen.length === 0) return { items: [], isChained: true };
  const { platformId } = pack;
  const links = await linksOf(db, platformId, chosen);
  const items: AssembledItem[] = [];
  for (const [i, item] of chosen.entries()) {
    const link = links[i] ?? null;
    items.push({ item, link, ...(await shown(files, viewer, item, link)) });
  }
  return {
    items: await withDeletions(db, platformId, items),
    isChained: await isChained(db, platformId, links),
  };
}

/** The last link of each piece. */
export async function linksOf(
  db: Db,
  platformId: string,
  picks: readonly { key: string; sha256: string }[],
): Promise<(EvidenceLink | null)[]> {
  if (picks.length === 0) return [];
  const wanted = { platformId, keys: picks.map(({ key }) => key), from: null, to: null };
  const kept = await keptEvidence(db, wanted, MOST_LINKS);
  return picks.map(
    ({ key, sha256 }) =>
      kept.findLast((link) => link.key === key && link.sha256 === sha256) ?? null,
  );
}

async function isChained(
  db: Db,
  platformId: string,
  links: readonly (EvidenceLink | null)[],
): Promise<boolean> {
  const places = links.flatMap((link) => (link === null ? [] : [link.seq]));
  if (places.length < links.length) return false;
  try {
    await linkedPart(db, platformId, Math.min(...places), Math.max(...places));
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'chain-broken') return false;
    throw error;
  }
}

/** The bytes, if they are what their name says. */
export async function bytesOf(files: EvidenceFiles, sha256: string): Promise<Uint8Array | null> {
  try {
    return await files.get(sha256);
  } catch (error) {
    if (error instanceof EvidenceDamaged) return null;
    throw error;
  }
}

/** Bytes that are not there may be gone because their time was over: the chain says so. */
async function withDeletions(
  db: Db,
  platformId: string,
  items: readonly AssembledItem[],
): Promise<AssembledItem[]> {
  const missing = items.flatMap(({ state, item }) => (state === 'damaged' ? [item.sha256] : []));
  if (missing.length === 0) return [...items];
  const pruned = await prunedEvidence(db, platformId, missing);
  return items.map((each) =>
    pruned.has(each.item.sha256) ? { ...each, state: 'deleted', sheets: nothing('deleted') } : each,
  );
}

type Shown = Pick<AssembledItem, 'state' | 'form' | 'picture' | 'sheets'>;

function nothing(why: 'hash' | 'deleted' | 'unreadable'): Sheets {
  return { sheets: [{ kind: 'nothing', why }], complete: false };
}

async function shown(
  files: EvidenceFiles,
  viewer: Viewer,
  item: PackItem,
  link: EvidenceLink | null,
): Promise<Shown> {
  const none = { form: 'binary', picture: null, sheets: nothing('unreadable') } as const;
  if (link === null) return { ...none, state: 'unknown' };
  const bytes = await bytesOf(files, item.sha256);
  if (bytes === null) return { ...none, state: 'damaged' };
  const form = formOf(link.mime, bytes);
  if (item.show === 'hash') {
    return { state: 'whole', form, picture: null, sheets: nothing('hash') };
  }
  if (item.cover !== null) {
    const cover = await bytesOf(files, item.cover.sha256);
    const type = cover && rasterType(cover);
    if (cover === null || type === null) return { ...none, form, state: 'damaged' };
    const picture = { sha256: item.cover.sha256, type, size: cover.length };
    return { state: 'whole', form, picture, sheets: ofPicture(cover) };
  }
  if (form === 'picture') {
    const type = pictureType(link.mime, bytes) ?? link.mime;
    const picture = { sha256: item.sha256, type, size: bytes.length };
    return { state: 'whole', form, picture, sheets: ofPicture(bytes) };
  }
  const text =
    form === 'binary'
      ? { text: hexDump(bytes), complete: false }
      : decoded({ bytes, mime: link.mime });
  return { state: 'whole', form, picture: null, sheets: await ofText(viewer, text, form) };
}

function ofPicture(bytes: Uint8Array): Sheets {
  const size = pictureSize(bytes);
  return size === null ? nothing('unreadable') : pictureSheets(size);
}

async function ofText(
  viewer: Viewer,
  text: { text: string; complete: boolean },
  form: EvidenceForm,
): Promise<Sheets> {
  try {
    return await viewer.run('sheets', { decoded: text, form });
  } catch (error) {
    if (error instanceof TooComplex) return nothing('unreadable');
    return viewed(Promise.reject(error instanceof Error ? error : new Error(String(error))));
  }
}
