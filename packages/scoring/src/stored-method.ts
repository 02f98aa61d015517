import { methodVersion } from './method-version.ts';
import type { Method } from './method.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A method from its stored text, parsed (see methodText). Null unless its hash is the one of `id`
 * together with all that this version of the package does not let a method vary: only then would a
 * score made by it here be the score it stands for.
 */
export function readMethod(
  stored: unknown,
  id: string,
  hash: (text: string) => string,
): Method | null {
  if (!isObject(stored) || !isObject(stored['constants'])) return null;
  const { constants, indicators } = stored;
  // Whatever else it may be: the comparison of hashes below accepts nothing but what was hashed.
  const method = { constants, indicators } as unknown as Method;
  return methodVersion(hash, method) === id ? method : null;
}
