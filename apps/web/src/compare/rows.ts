import type { ScoreView } from '@kaopu/contracts';
import type { StateLook } from '../ui/StateMark.tsx';

/** One thing about one platform: its words, and how they are shown besides. */
export interface Cell {
  text: string;
  more?: string;
  tag?: string;
  mark?: StateLook;
  score?: ScoreView;
}

/** One thing about every platform, in the order of the columns. */
export interface Row {
  key: string;
  label: string;
  cells: Cell[];
}

export interface Group {
  title: string;
  rows: Row[];
}

/** Do all platforms read the same here? */
export function isSame({ cells }: Row): boolean {
  return new Set(cells.map(({ text, more }) => `${text}\n${more ?? ''}`)).size < 2;
}

/** Without the rows in which nothing differs, and without groups in which nothing is left. */
export function differing(groups: readonly Group[]): Group[] {
  return groups
    .map(({ title, rows }) => ({ title, rows: rows.filter((row) => !isSame(row)) }))
    .filter(({ rows }) => rows.length > 0);
}

export function rowCount(groups: readonly Group[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
