import { asText } from './codec.ts';
import type { Moment } from './order.ts';

/** Keys mostly read `probe/slot` with the time as slot: the probe, or null for other keys. */
function sourceOf({ t, id }: Moment): string | null {
  const suffix = `/${t}`;
  return id.endsWith(suffix) ? id.slice(0, -suffix.length) : null;
}

/** Every probe once, in one order: rows then name it by its place, in a third of the space. */
export function keySources(moments: readonly Moment[]): string[] {
  return [...new Set(moments.map(sourceOf))].filter((source) => source !== null).sort();
}

/** The place of the key's probe, or the whole key. */
export function encodeKey(moment: Moment, sources: readonly string[]): number | string {
  const source = sourceOf(moment);
  return source === null ? moment.id : sources.indexOf(source);
}

/** Throws StateFault when it is neither a key nor a place. */
export function decodeKey(
  stored: unknown,
  t: number,
  sources: readonly unknown[],
  path: string,
): string {
  return typeof stored === 'number'
    ? `${asText(sources[stored], path)}/${t}`
    : asText(stored, path);
}
