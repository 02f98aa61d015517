import { INDICATOR_SPECS, METHOD } from './method.ts';
import { compareText } from './order.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';

/** JSON with sorted keys and no spaces: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** Everything a score depends on besides observations, as one text. */
export function methodText(): string {
  return canonicalJson({
    constants: METHOD,
    indicators: INDICATOR_SPECS,
    profiles: PROFILE_WEIGHTS,
  });
}

/** Semantic version and hash of all constants; `hash` gives the sha-256 of a text in hex. */
export function methodVersion(hash: (text: string) => string): string {
  return `${METHOD.semver}+${hash(methodText())}`;
}

/**
 * The version scores are stamped with. Kept here because this package has no hash of its own;
 * a test recomputes it, so a constant cannot change silently.
 */
export const METHOD_VERSION =
  '1.0.0+73706459e1f048e1c6c6eebf1899710b35448802cd64032f509c4dc0d04a7951';
