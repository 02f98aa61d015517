import { FileFault, LIMITS } from './limits.ts';
import { openSheet, type Sheet } from './sheet.ts';

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join('、');
  return '';
}

/** A list of objects as a table: the header row holds every name that occurs, in order of appearance. */
export function sheetOf(list: readonly Record<string, unknown>[]): Sheet {
  const columns = new Map<string, number>();
  for (const item of list.slice(0, LIMITS.rows)) {
    for (const name of Object.keys(item)) {
      if (!columns.has(name)) columns.set(name, columns.size);
    }
    if (columns.size > LIMITS.columns) {
      throw new FileFault('too-many-columns', `${columns.size} names`);
    }
  }
  const { add, sheet } = openSheet();
  add(0, [...columns.keys()]);
  for (const [i, item] of list.entries()) {
    const cells = new Array<string>(columns.size).fill('');
    for (const [name, value] of Object.entries(item)) cells[columns.get(name) ?? 0] = cellOf(value);
    add(i + 1, cells);
  }
  return sheet;
}
