import { canonicalJson } from '@kaopu/scoring';

/** One place where what is stored is not what comes out again; undefined: nothing is there. */
export interface Difference {
  /** Of the value, from what was compared on. */
  path: string;
  stored: unknown;
  replayed: unknown;
}

/** As canonical text both are the same, byte for byte. */
function isSame(stored: unknown, replayed: unknown): boolean {
  if (stored === undefined || replayed === undefined) return stored === replayed;
  return canonicalJson(stored) === canonicalJson(replayed);
}

function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value));
}

/** The innermost places where two JSON values differ. */
export function differences(stored: unknown, replayed: unknown, path: string): Difference[] {
  if (isSame(stored, replayed)) return [];
  const [before, after] = [partsOf(stored), partsOf(replayed)];
  if (before === null || after === null || Array.isArray(stored) !== Array.isArray(replayed)) {
    return [{ path, stored, replayed }];
  }
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => differences(before.get(key), after.get(key), `${path}/${key}`));
}
