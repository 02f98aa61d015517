import type { AlertDimension, Matcher } from './types.ts';
import type { Severity } from '../types.ts';

export interface Matched {
  platformId: string;
  dimension: AlertDimension;
  severity: Severity;
  tags: readonly string[];
}

/** Whether all of them fit; no matcher fits everything. */
export function matches(matchers: readonly Matcher[], alert: Matched): boolean {
  return matchers.every(({ label, op, value }) => {
    const values = valuesOf(label, alert);
    if (op === '!=') return !values.includes(value);
    return values.some((one) => (op === '=' ? one === value : fitsGlob(value, one)));
  });
}

function valuesOf(label: Matcher['label'], alert: Matched): readonly string[] {
  switch (label) {
    case 'platform':
      return [alert.platformId];
    case 'dimension':
      return [alert.dimension];
    case 'severity':
      return [alert.severity];
    case 'tag':
      return alert.tags;
  }
}

/** `*` stands for any characters, `?` for one; in time of the product of both lengths at most. */
export function fitsGlob(glob: string, text: string): boolean {
  const [pattern, letters] = [Array.from(glob), Array.from(text)];
  let [at, star, mark] = [0, -1, 0];
  for (let place = 0; place < letters.length;) {
    if (pattern[at] === '*') {
      [star, mark] = [at, place];
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === letters[place])) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      mark += 1;
      [at, place] = [star + 1, mark];
    } else return false;
  }
  return pattern.slice(at).every((letter) => letter === '*');
}
