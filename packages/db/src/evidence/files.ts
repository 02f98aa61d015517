/** The bytes behind observations, content-addressed: a name is the sha-256 of the original bytes. */
export interface EvidenceFiles {
  /**
   * Safe in the store when it resolves, so that no row ever points to a missing file. A second
   * time changes nothing. Returns the sha-256. Throws EvidenceTooLarge.
   */
  put(bytes: Uint8Array): Promise<string>;
  /** null when there is no such file. Throws EvidenceDamaged when any stored byte is another. */
  get(sha256: string): Promise<Uint8Array | null>;
  /** Removing what is not there is no error. */
  remove(sha256: string): Promise<void>;
  /** Names of everything in the store. */
  names(): AsyncIterable<string>;
  /** Resolves when the store takes evidence now; rejects with why it does not. */
  check(): Promise<void>;
}

/** The most bytes one piece of evidence may have, before compression. */
export const MOST_EVIDENCE_BYTES = 32 * 1024 * 1024;

export class EvidenceDamaged extends Error {
  override readonly name = 'EvidenceDamaged';
  readonly sha256: string;
  constructor(sha256: string) {
    super(`evidence ${sha256} does not match its hash`);
    this.sha256 = sha256;
  }
}

export class EvidenceTooLarge extends Error {
  override readonly name = 'EvidenceTooLarge';
  readonly size: number;
  constructor(size: number) {
    super(`evidence of ${size} bytes exceeds ${MOST_EVIDENCE_BYTES}`);
    this.size = size;
  }
}

/** Where a file lies under the store's root, on disk and in a bucket alike: `ab/cd/abcd….zst`. */
export function evidencePath(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.zst`;
}

const PATH = /(?:^|\/)([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})\.zst$/;

/** The name in a path made by `evidencePath`; null for any other file. */
export function nameInPath(path: string): string | null {
  return PATH.exec(path)?.[3] ?? null;
}

/** The store did not answer, or refused: nothing is known about any file. */
export class EvidenceUnreachable extends Error {
  override readonly name = 'EvidenceUnreachable';
  /** null when there was no answer at all. */
  readonly status: number | null;
  constructor(method: string, status: number | null, why: string) {
    super(
      `the evidence store did not do a ${method}: ${why}${status === null ? '' : ` ${status}`}`,
    );
    this.status = status;
  }
}
