import type { EvidenceForm } from '@kaopu/contracts';
import { EvidenceDamaged, findEvidence, type Db, type EvidenceFiles } from '@kaopu/db';
import { decodeText } from '@kaopu/net/charset';
import { formOf, LIMITS, type Decoded } from '@kaopu/viewer';
import { Inject, Injectable } from '@nestjs/common';
import { DB, EVIDENCE } from '../core/core.module.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';

export interface Stored {
  sha256: string;
  mime: string;
  size: number;
  storedAt: Date;
  form: EvidenceForm;
  bytes: Uint8Array;
}

@Injectable()
export class StoredEvidence {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(EVIDENCE) private readonly files: EvidenceFiles,
  ) {}

  /** Answers 404 when nobody recorded it or its file is gone, 409 when its bytes are others. */
  async require(sha256: string): Promise<Stored> {
    const known = await findEvidence(this.db, sha256);
    const bytes = known && (await this.read(sha256));
    if (!known || !bytes) throw notFound();
    return { sha256, ...known, form: formOf(known.mime, bytes), bytes };
  }

  private async read(sha256: string): Promise<Uint8Array | null> {
    try {
      return await this.files.get(sha256);
    } catch (error) {
      if (error instanceof EvidenceDamaged) throw new ApiProblem(409, 'evidence-damaged');
      throw error;
    }
  }
}

/** Its text, whatever charset it claims; only the beginning of a very long one. */
export function decoded({ bytes, mime }: Pick<Stored, 'bytes' | 'mime'>): Decoded {
  const head = bytes.subarray(0, LIMITS.bytes);
  return { text: decodeText(head, mime), complete: head.length === bytes.length };
}
