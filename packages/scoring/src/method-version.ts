import { canonicalJson } from './canonical.ts';
import { FLOOR_RULES } from './floors.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';

/** Everything a score depends on besides observations, as one text. */
export function methodText(method: Method = CURRENT_METHOD): string {
  return canonicalJson({
    constants: method.constants,
    indicators: method.indicators,
    profiles: PROFILE_WEIGHTS,
    floors: FLOOR_RULES,
  });
}

/** Semantic version and hash of all constants; `hash` gives the sha-256 of a text in hex. */
export function methodVersion(
  hash: (text: string) => string,
  method: Method = CURRENT_METHOD,
): string {
  return `${method.constants.semver}+${hash(methodText(method))}`;
}

/**
 * The version scores are stamped with. Kept here because this package has no hash of its own;
 * a test recomputes it, so a constant cannot change silently.
 */
export const METHOD_VERSION =
  '1.0.0+59780df2fc23ff5deca7a66aee66a423a7e1e0527feabd07248b1e2a89ffee66';
