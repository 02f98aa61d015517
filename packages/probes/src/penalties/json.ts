import { isRecord, parseJson } from '../kit/json.ts';
import { fieldOf } from '../kit/records/table/columns.ts';
import { FileFault, LIMITS } from '../kit/records/table/limits.ts';
import { sheetOf } from '../kit/records/table/objects.ts';
import type { Sheet } from '../kit/records/table/sheet.ts';

type List = Record<string, unknown>[];

/** Every list of objects in a document, not too deep. */
function listsIn(value: unknown, depth = 0): List[] {
  if (depth > LIMITS.jsonDepth || typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) && value.length > 0 && value.every(isRecord) ? [value] : [];
  return [...own, ...Object.values(value).flatMap((part) => listsIn(part, depth + 1))];
}

/** The columns of a list that we know by name, as one word. */
function knownIn(list: List): string {
  const names = list.slice(0, 20).flatMap((item) => Object.keys(item).slice(0, LIMITS.columns));
  const fields = names.map(fieldOf).filter((field) => field !== null && field !== 'personal');
  return [...new Set(fields)].sort().join(' ');
}

/**
 * The list we know most columns of, else the longest; and with it those of the same columns, for some
 * interfaces give their pages one by one.
 */
function tableIn(document: unknown): List {
  const lists = listsIn(document).map((list) => {
    const known = knownIn(list);
    return { list, known, width: known.split(' ').filter(Boolean).length };
  });
  const best = lists.toSorted((a, b) => b.width - a.width || b.list.length - a.list.length)[0];
  if (best === undefined) return [];
  if (best.width === 0) return best.list;
  return lists.filter(({ known }) => known === best.known).flatMap(({ list }) => list);
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

export function readJson(text: string): Sheet {
  const list = tableIn(parseDocument(text.replace(/^\ufeff/, '')));
  if (list.length === 0) throw new FileFault('no-table', 'no list of objects');
  return sheetOf(list);
}
