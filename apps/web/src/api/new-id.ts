import { hexOf } from './hex.ts';

/** A random UUID, also where the page is no secure context and the browser makes none itself. */
export function newId(): string {
  const make: (() => string) | undefined = globalThis.crypto.randomUUID?.bind(globalThis.crypto);
  if (make !== undefined) return make();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
