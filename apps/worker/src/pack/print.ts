import { PackPaper } from '@kaopu/contracts';
import { claimPack, publish, storePack, type Db, type EvidenceFiles } from '@kaopu/db';
import type { GuardedBrowser } from '@kaopu/net/browser';
import { packPage } from './page.ts';

/** Longer than a browser takes to start and to print. */
const LEASE_MS = 180_000;

/** Prints one pack as it was laid out, unless it is printed or being printed. */
export async function printPack(
  db: Db,
  files: Pick<EvidenceFiles, 'get'>,
  browser: Pick<GuardedBrowser, 'print'>,
  packId: string,
): Promise<void> {
  const claim = await claimPack(db, packId, LEASE_MS);
  if (claim === null) return;
  const paper = PackPaper.parse(claim.paper);
  const pdf = await browser.print(packPage(paper, await picturesOf(files, paper)));
  const pages = pagesOf(pdf);
  if (pages !== paper.pages) {
    throw new Error(`a pack of ${paper.pages} pages came out on ${pages}: its index would lie`);
  }
  await storePack(db, packId, claim.revision, pdf);
  await publish(db, [{ type: 'pack', packId }]);
}

/** Each picture once, its bytes checked against their name as they are read. */
async function picturesOf(
  files: Pick<EvidenceFiles, 'get'>,
  { items }: PackPaper,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { picture } of items) {
    if (picture === null || pictures.has(picture.sha256)) continue;
    const bytes = await files.get(picture.sha256);
    if (bytes === null) throw new Error(`evidence ${picture.sha256} is gone`);
    pictures.set(picture.sha256, bytes);
  }
  return pictures;
}

/** Chromium writes page objects in clear. */
function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
