import type { PackItem } from '@kaopu/contracts';
import { recordEvidence, type Db, type EvidenceFiles, type EvidenceLink } from '@kaopu/db';
import { pictureSize, pictureType, rasterType } from '@kaopu/viewer';
import { fieldProblem } from '../../problems/problem.ts';
import { bytesOf } from './assemble.ts';

/**
 * Each covered copy has to be a picture that is there, as large as the one it stands for, and not that one
 * itself. They are announced and put once more, so that nobody deletes them meanwhile. Throws ApiProblem.
 *
 * @param known hashes of copies that the pack holds already
 */
export async function keepCovers(
  db: Db,
  files: EvidenceFiles,
  items: readonly PackItem[],
  links: readonly (EvidenceLink | null)[],
  known: ReadonlySet<string>,
): Promise<void> {
  for (const [i, { sha256, cover }] of items.entries()) {
    if (cover === null || known.has(cover.sha256)) continue;
    const path = `/items/${i}/cover`;
    const copy = await bytesOf(files, cover.sha256);
    const type = copy && rasterType(copy);
    if (copy === null || type === null) throw fieldProblem(path, 'upload-unknown');
    const original = await bytesOf(files, sha256);
    const mime = links[i]?.mime ?? '';
    if (original === null || pictureType(mime, original) === null || cover.sha256 === sha256) {
      throw fieldProblem(path, 'invalid');
    }
    const [before, after] = [pictureSize(original), pictureSize(copy)];
    if (before?.width !== after?.width || before?.height !== after?.height) {
      throw fieldProblem(path, 'invalid');
    }
    await recordEvidence(db, [{ sha256: cover.sha256, mime: type, size: copy.length }]);
    await files.put(copy);
  }
}
