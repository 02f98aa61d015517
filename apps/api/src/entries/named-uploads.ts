import type { LogEntry } from '@kaopu/contracts';
import {
  EvidenceDamaged,
  recordEvidence,
  type Db,
  type EvidenceFiles,
  type NewEntry,
} from '@kaopu/db';
import type { z } from 'zod';
import { ApiProblem } from '../problems/problem.ts';
import { sniff } from './sniff.ts';
import { uploadUrl } from './upload-name.ts';

type Named = z.output<typeof LogEntry>['uploads'];

async function bytesOf(files: EvidenceFiles, sha256: string): Promise<Uint8Array | null> {
  try {
    return await files.get(sha256);
  } catch (error) {
    if (error instanceof EvidenceDamaged) return null;
    throw error;
  }
}

/**
 * The uploads that an entry names, each once, as evidence: there, whole, and of a type people may
 * hand in. They are announced and put once more, so that nobody deletes them meanwhile.
 */
export async function namedUploads(
  db: Db,
  files: EvidenceFiles,
  uploads: Named,
): Promise<NewEntry['evidence']> {
  const distinct = [...new Map(uploads.map((upload) => [upload.sha256, upload])).values()];
  const kept: NewEntry['evidence'] = [];
  for (const [i, { sha256, name }] of distinct.entries()) {
    const bytes = await bytesOf(files, sha256);
    const mime = bytes && sniff(bytes);
    if (!bytes || mime === null) {
      const fields = [{ path: `/uploads/${i}`, code: 'upload-unknown' as const }];
      throw new ApiProblem(400, 'invalid-input', { fields });
    }
    const upload = { sha256, url: uploadUrl(name), mime, size: bytes.length };
    await recordEvidence(db, [upload]);
    await files.put(bytes);
    kept.push(upload);
  }
  return kept;
}
