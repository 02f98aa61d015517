import { recordEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { openBatch } from '../batch.ts';

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

/** Where evidence goes. */
export interface EvidenceTools {
  evidence: EvidenceFiles;
  /** Tells the database that bytes are about to be kept (see recordEvidence). */
  announce(file: Pick<EvidenceItem, 'sha256' | 'size' | 'mime'>): Promise<void>;
}

export function evidenceTools(db: Db, evidence: EvidenceFiles): EvidenceTools {
  type Announced = Parameters<EvidenceTools['announce']>[0];
  const announce = openBatch(
    async (files: Announced[]) => {
      await recordEvidence(db, files);
      return files.map(() => undefined);
    },
    { lingerMs: () => 25, most: 500 },
  );
  return { evidence, announce };
}

/** In the store when it resolves. The announcement comes first. */
export async function storeKept(
  { evidence, announce }: EvidenceTools,
  kept: readonly KeptEvidence[],
): Promise<EvidenceItem[]> {
  await Promise.all(kept.map(({ sha256, size, mime }) => announce({ sha256, size, mime })));
  await Promise.all(kept.map(({ bytes }) => evidence.put(bytes)));
  return kept.map(({ sha256, url, mime, size }) => ({ sha256, url, mime, size }));
}
