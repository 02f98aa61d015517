import { isRecord, parseJson } from '../kit/json.ts';
import { FileFault, LIMITS } from './limits.ts';
import { openSheet, type Sheet } from './sheet.ts';

/** The longest list of objects anywhere in a document, not too deep. */
function longestList(value: unknown, depth = 0): Record<string, unknown>[] {
  if (depth > LIMITS.jsonDepth || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) return value;
  let longest: Record<string, unknown>[] = [];
  for (const part of Object.values(value)) {
    const list = longestList(part, depth + 1);
    if (list.length > longest.length) longest = list;
  }
  return longest;
}

/** One JSON value, or one a line. */
function parseDocument(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined) return whole;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > LIMITS.rows) throw new FileFault('too-many-rows', `${lines.length} lines`);
  return lines.map((line, i) => {
    const value = parseJson(line);
    if (value === undefined) throw new FileFault('not-this-format', `line ${i + 1}`);
    return value;
  });
}

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

export function readJson(text: string): Sheet {
  const list = longestList(parseDocument(text.replace(/^\ufeff/, '')));
  if (list.length === 0) throw new FileFault('no-table', 'no list of objects');
  return sheetOf(list);
}
