import type { PlatformRow } from '@kaopu/contracts';
import { METHOD_VERSION, methodText, methodVersion } from '@kaopu/scoring';
import { checkScore, type Check } from '../score/recompute.ts';
import { sha256 } from './sha256.ts';

/** A version is `semver+hash`. */
export function splitVersion(version: string): { semver: string; hash: string } {
  const at = version.indexOf('+');
  return at === -1
    ? { semver: version, hash: '' }
    : { semver: version.slice(0, at), hash: version.slice(at + 1) };
}

export interface ServedVersion {
  method: string;
  count: number;
  matches: boolean;
}

export interface Differing {
  id: string;
  name: string;
  score: NonNullable<PlatformRow['score']>;
  own: NonNullable<Check['own']>;
}

export interface Verification {
  /** Hash of the text computed here; null when the browser cannot. */
  ownHash: string | null;
  /** Whether the page's own stamp is that hash; null when it cannot be told. */
  pageMatches: boolean | null;
  /** The most frequent first. */
  served: ServedVersion[];
  agreeing: number;
  differing: Differing[];
  /** Scores of another version or an unknown buyer. */
  unlike: number;
}

/** Compares text, stamp and served scores; `hash` is `sha256` but in tests. */
export async function verifyMethod(
  rows: readonly Pick<PlatformRow, 'id' | 'name' | 'score'>[],
  hash: (text: string) => Promise<string | null> = sha256,
): Promise<Verification> {
  const ownHash = await hash(methodText());
  // Where this browser cannot hash, the page's stamp is all there is to compare with.
  const own = ownHash === null ? METHOD_VERSION : methodVersion(() => ownHash);
  const counts = new Map<string, number>();
  const differing: Differing[] = [];
  let agreeing = 0;
  let unlike = 0;
  for (const { id, name, score } of rows) {
    if (score === null) continue;
    counts.set(score.method, (counts.get(score.method) ?? 0) + 1);
    const check = checkScore(score);
    if (check.own === null) unlike++;
    else if (check.verdict === 'agrees') agreeing++;
    else differing.push({ id, name, score, own: check.own });
  }
  return {
    ownHash,
    pageMatches: ownHash === null ? null : own === METHOD_VERSION,
    served: [...counts]
      .map(([method, count]) => ({ method, count, matches: method === own }))
      .sort((a, b) => b.count - a.count),
    agreeing,
    differing,
    unlike,
  };
}
