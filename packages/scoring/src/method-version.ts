import { canonicalJson } from './canonical.ts';
import { FLOOR_RULES } from './floors.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import { CHECKLISTS } from './checklists.ts';
import { PRICE_RULES } from './price/rules.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { RUN_AWAY_RULES } from './run-away/rules.ts';
import { TERM_RULES } from './terms.ts';
import { TRAP_RULES } from './traps/rules.ts';
import { WORD_RULES } from './words.ts';

/** Everything a score depends on besides observations, as one text. */
export function methodText(method: Method = CURRENT_METHOD): string {
  return canonicalJson({
    constants: method.constants,
    indicators: method.indicators,
    profiles: PROFILE_WEIGHTS,
    floors: FLOOR_RULES,
    words: WORD_RULES,
    terms: TERM_RULES,
    prices: PRICE_RULES,
    traps: TRAP_RULES,
    runAway: RUN_AWAY_RULES,
    checklists: CHECKLISTS,
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
  '1.0.0+94fd6c4c9a640e092034d570d999e76ef868e11ca51288334e955bf789130be2';
