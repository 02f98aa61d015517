import type { ListFact } from '@kaopu/contracts';
import type { ListRow } from './columns.ts';
import { holds } from './facts.ts';
import { initialsOf } from './initials.ts';

/** What a list is narrowed by. */
export interface Wanted {
  q: string;
  facts: readonly ListFact[];
}

/** One of the things it is narrowed by. */
export type Narrowing = 'q' | ListFact;

/** Addresses by key, without https://, once they are known. */
export type Sites = ReadonlyMap<string, string>;

interface Searched {
  name: string;
  initials: string;
}

const searched = new WeakMap<ListRow, Searched>();

function searchedOf(row: ListRow): Searched {
  const found = searched.get(row);
  if (found !== undefined) return found;
  const name = row.name.normalize('NFKC').toLowerCase();
  const made = { name, initials: initialsOf(name) };
  searched.set(row, made);
  return made;
}

/** Works out ahead what a search compares, from row `from` on, while there is time; where it stopped. */
export function prepare(rows: readonly ListRow[], from: number, hasTime: () => boolean): number {
  let at = from;
  for (let row = rows[at]; row !== undefined && hasTime(); row = rows[at]) {
    searchedOf(row);
    at += 1;
  }
  return at;
}

const LATIN = /^[a-z0-9]+$/;

function isNamed(row: ListRow, q: string, sites: Sites): boolean {
  const { name, initials } = searchedOf(row);
  if (name.includes(q) || (LATIN.test(q) && initials.includes(q))) return true;
  return sites.get(row.key)?.toLowerCase().includes(q) ?? false;
}

function narrowings({ q, facts }: Wanted): Narrowing[] {
  return q === '' ? [...facts] : ['q', ...facts];
}

/** A part of a name as it is compared, whatever the width and the case it is typed in. */
function asCompared(q: string): string {
  return q
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^https?:\/\//, '');
}

/** Rows by name, initials or address, that have all the facts; their order stays. */
export function find(rows: readonly ListRow[], wanted: Wanted, sites: Sites): readonly ListRow[] {
  const q = asCompared(wanted.q);
  if (q === '' && wanted.facts.length === 0) return rows;
  return rows.filter(
    (row) =>
      wanted.facts.every((fact) => holds(row.facts, fact)) && (q === '' || isNamed(row, q, sites)),
  );
}

/** The narrowing without which most rows come back; of equals the one that alone leaves the fewest. */
export function mostRemoved(
  rows: readonly ListRow[],
  wanted: Wanted,
  sites: Sites,
): { narrowing: Narrowing; back: number } | null {
  const only = (left: readonly Narrowing[]) => ({
    q: left.includes('q') ? wanted.q : '',
    facts: wanted.facts.filter((fact) => left.includes(fact)),
  });
  const count = (left: readonly Narrowing[]) => find(rows, only(left), sites).length;
  const all = narrowings(wanted);
  const judged = all.map((narrowing) => ({
    narrowing,
    back: count(all.filter((other) => other !== narrowing)),
    alone: count([narrowing]),
  }));
  const [first] = judged.sort((a, b) => b.back - a.back || a.alone - b.alone);
  return first === undefined ? null : { narrowing: first.narrowing, back: first.back };
}
