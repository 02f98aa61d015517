import { createHash } from 'node:crypto';

/** A number in [0,1) that a text decides: the same text, the same number. */
export function drawn(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** Slots lie on halves of a second, so that looks begin together. */
const GRID_MS = 500;

/** Where in a period of so many ms a probe's slots lie; as the database has it (nextSlot, in @kaopu/db). */
export function phaseOf(id: string, periodMs: number): number {
  const hashed = createHash('md5').update(id).digest().readUInt32BE(0) % periodMs;
  return hashed - (hashed % GRID_MS);
}
