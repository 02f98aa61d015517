import { scrub } from '../kit/records/scrub.ts';
import type { Field } from '../kit/records/table/columns.ts';
import type { ReadFile } from '../kit/records/table/read.ts';

/** Columns that go into what is kept: known ones, and nothing personal. */
function isKept(field: Field | null | undefined): boolean {
  return field !== null && field !== undefined && field !== 'personal' && field !== 'parties';
}

function csvCell(text: string): string {
  // A sheet must not take a cell for a formula.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The file as it may be kept: the rows that gave records, in their own words and columns, as CSV in
 * UTF-8. Without columns nobody knows, personal ones, rows about persons, and numbers of identity
 * papers anywhere.
 */
export function cleanedFile({ layout, records }: ReadFile): string {
  const columns = layout.fields.flatMap((field, i) => (isKept(field) ? [i] : []));
  const wanted = new Set(records.map(({ row }) => row));
  const line = (cells: readonly string[]) => columns.map((i) => csvCell(cells[i] ?? '')).join(',');
  const rows = layout.rows
    .filter(({ number }) => wanted.has(number))
    .map(({ number, cells }) => `${number},${line(cells.map(scrub))}`);
  return `\ufeff#,${line(layout.headers)}\r\n${rows.join('\r\n')}\r\n`;
}
