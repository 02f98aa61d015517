import { PackItem } from '@kaopu/contracts';
import type { Db, EvidenceFiles, EvidenceLink, PackRecord } from '@kaopu/db';
import { rasterType } from '@kaopu/viewer';
import { z } from 'zod';
import { ApiProblem } from '../../problems/problem.ts';
import { linksOf } from './assemble.ts';
import { contentOf, provenBytes, type Chosen, type PackContent } from './select.ts';

/**
 * What goes into the zip of a pack that somebody put together, in his order, checked like any other.
 * Throws ApiProblem: `no-evidence`, `pack-too-large`, `evidence-damaged`, `chain-broken`.
 */
export async function chosenContent(
  db: Db,
  files: EvidenceFiles,
  pack: PackRecord,
): Promise<PackContent> {
  const items = z.array(PackItem).parse(pack.items);
  const links = (await linksOf(db, pack.platformId, items)).map((link) => {
    if (link === null) throw new ApiProblem(409, 'chain-broken');
    return link;
  });
  const content = await contentOf(db, files, pack.platformId, inChain(links));
  const proven = new Map(content.items.map((item) => [item.seq, item]));
  const packed = [];
  for (const [i, link] of links.entries()) {
    const [item, found] = [items[i], proven.get(link.seq)];
    if (item === undefined || found === undefined) throw new Error('a piece without its link');
    packed.push({ ...found, chosen: await decided(files, item) });
  }
  return { ...content, items: packed };
}

/** Each once, in the order of the chain. */
function inChain(links: readonly EvidenceLink[]): EvidenceLink[] {
  const distinct = new Map(links.map((link) => [link.seq, link]));
  return [...distinct.values()].sort((a, b) => a.seq - b.seq);
}

async function decided(files: EvidenceFiles, { note, show, cover }: PackItem): Promise<Chosen> {
  if (cover === null) return { note, show, cover: null };
  const { sha256, boxes } = cover;
  const type = rasterType(await provenBytes(files, sha256)) ?? 'application/octet-stream';
  return { note, show, cover: { sha256, type, boxes } };
}
