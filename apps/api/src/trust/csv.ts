import type { TrustDataset } from '@kaopu/contracts';

const COLUMNS = [
  'id',
  'name',
  'status',
  'grade',
  'provisional',
  'value',
  'lo',
  'hi',
  'asOf',
  'method',
] as const;

/** A spreadsheet would take these for a formula, and suppliers choose their names. */
const FORMULA = /^[=+\-@\t\r]/;

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf({ platforms }: Pick<TrustDataset, 'platforms'>): string {
  const lines = platforms.map(({ id, name, method, asOf, published }) => {
    const row = { id, name, method, asOf, ...published };
    return COLUMNS.map((column) => field(String(row[column]))).join(',');
  });
  return `\ufeff${[COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
}
