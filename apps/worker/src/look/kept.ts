import { recordEvidence, type Db, type EvidenceFiles } from '@kaopu/db';

/** Bytes that a look wants kept, as long as they are not in the store. */
export interface KeptEvidence {
  sha256: string;
  url: string;
  mime: string;
  size: number;
  bytes: Uint8Array;
}

/** What an observation says of them. */
export type EvidenceItem = Omit<KeptEvidence, 'bytes'>;

export class EvidenceTooMuch extends Error {
  override readonly name = 'EvidenceTooMuch';
  constructor() {
    super('a look may not keep that much evidence');
  }
}

/** In the store when it resolves. The announcement comes first: see recordEvidence. */
export async function storeKept(
  db: Db,
  files: EvidenceFiles,
  kept: readonly KeptEvidence[],
): Promise<EvidenceItem[]> {
  await recordEvidence(
    db,
    kept.map(({ sha256, size, mime }) => ({ sha256, size, mime })),
  );
  await Promise.all(kept.map(({ bytes }) => files.put(bytes)));
  return kept.map(({ sha256, url, mime, size }) => ({ sha256, url, mime, size }));
}
