import { activeMethod, compareVersions, findMethod, type Db } from '@kaopu/db';
import {
  canonicalJson,
  CURRENT_METHOD,
  methodVersion,
  readMethod,
  type Hash,
  type Method,
} from '@kaopu/scoring';

export interface VersionedMethod {
  method: Method;
  version: string;
}

/** `unknown`: never stored, or of a version of the product whose rules these are not any more. */
export type MethodFinding = VersionedMethod | 'unknown' | 'tampered';

/** The methods this installation can judge by. */
export interface Methods {
  find(version: string): Promise<MethodFinding>;
  /** The one of this version, or the installed one when that is later or the only one it can judge by. */
  usable(version: string | null): Promise<VersionedMethod>;
  /** What platforms are judged by now. */
  active(): Promise<VersionedMethod>;
}

/** `installed`: the method this version of the product brings along. */
export function openMethods(
  db: Db,
  hash: Hash,
  installed: VersionedMethod = { method: CURRENT_METHOD, version: methodVersion(hash) },
): Methods {
  const known = new Map<string, VersionedMethod>([[installed.version, installed]]);

  async function find(version: string): Promise<MethodFinding> {
    const cached = known.get(version);
    if (cached !== undefined) return cached;
    const row = await findMethod(db, version);
    if (row === null) return 'unknown';
    if (!version.endsWith(`+${hash(canonicalJson(row.constants))}`)) return 'tampered';
    const method = readMethod(row.constants, version, hash);
    if (method === null) return 'unknown';
    const found = { method, version };
    known.set(version, found);
    return found;
  }

  async function usable(version: string | null): Promise<VersionedMethod> {
    if (version === null || compareVersions(version, installed.version) <= 0) return installed;
    const found = await find(version);
    return typeof found === 'string' ? installed : found;
  }

  return { find, usable, active: async () => usable(await activeMethod(db)) };
}
