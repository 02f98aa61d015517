import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { EvidenceDamaged, EvidenceTooLarge, MOST_EVIDENCE_BYTES } from './files.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A skippable frame of 32 bytes (RFC 8878, 3.1.2): to `zstd -d` it is not there. */
const SEAL = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0]);
const SEAL_BYTES = SEAL.length + 32;

/**
 * The stored form of bytes: one zstd frame, sealed with its own sha-256. The name already says what
 * the bytes must decompress to; the seal also finds a flip in a bit that decompressing ignores.
 */
export async function seal(bytes: Uint8Array): Promise<{ sha256: string; stored: Uint8Array }> {
  if (bytes.length > MOST_EVIDENCE_BYTES) throw new EvidenceTooLarge(bytes.length);
  const frame = await compress(bytes);
  return { sha256: hash(bytes).toString('hex'), stored: Buffer.concat([frame, SEAL, hash(frame)]) };
}

/** The original bytes. Throws EvidenceDamaged unless every stored byte is as it was written. */
export async function unseal(stored: Uint8Array, sha256: string): Promise<Uint8Array> {
  const end = stored.length - SEAL_BYTES;
  const frame = stored.subarray(0, Math.max(0, end));
  const expected = Buffer.concat([SEAL, hash(frame)]);
  if (end < 0 || !expected.equals(stored.subarray(end))) throw new EvidenceDamaged(sha256);
  // Whatever zstd says of bytes that we wrote ourselves, they are no longer those bytes.
  const limit = { maxOutputLength: MOST_EVIDENCE_BYTES };
  const bytes = await decompress(frame, limit).catch(() => null);
  if (bytes === null || hash(bytes).toString('hex') !== sha256) throw new EvidenceDamaged(sha256);
  return bytes;
}

function hash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
