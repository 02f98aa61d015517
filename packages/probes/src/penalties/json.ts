import { isRecord, parseJson } from '../kit/json.ts';
import { FileFault, LIMITS } from '../kit/records/table/limits.ts';
import { sheetOf } from '../kit/records/table/objects.ts';
import type { Sheet } from '../kit/records/table/sheet.ts';

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

export function readJson(text: string): Sheet {
  const list = longestList(parseDocument(text.replace(/^\ufeff/, '')));
  if (list.length === 0) throw new FileFault('no-table', 'no list of objects');
  return sheetOf(list);
}
