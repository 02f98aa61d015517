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
  '1.0.0+aa30200ef381f837b337e03390930ff7e8808ff3af50ef644bdc1b028e1b7c65';
