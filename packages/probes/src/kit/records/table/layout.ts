import type { RecordKind } from '../record.ts';
import type { AmountUnit } from '../amount.ts';
import { fieldOf, headerKey, kindNamedIn, unitOf, type Field } from './columns.ts';
import { FileFault } from './limits.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** What a table's header says: which column holds what, in which unit, and what kind of records. */
export interface Layout {
  headers: string[];
  /** By column; null for headers nobody knows. */
  fields: (Field | null)[];
  /** By column of amounts; null where the header names no unit. */
  units: (AmountUnit | null)[];
  kind: RecordKind | null;
  /** Rows below the header. */
  rows: SheetRow[];
}

/** A header stands in the first lines, below titles at most. */
const HEADER_WITHIN = 20;
const LEAST_KNOWN = 2;

function knownIn({ cells }: SheetRow): number {
  return new Set(cells.map(fieldOf).filter((field) => field !== null)).size;
}

/** Does any of the first lines look like a header? */
export function hasHeader({ rows }: Sheet): boolean {
  return rows.slice(0, HEADER_WITHIN).some((row) => knownIn(row) >= LEAST_KNOWN);
}

export function layoutOf(sheet: Sheet): Layout {
  const top = sheet.rows.slice(0, HEADER_WITHIN);
  const counts = top.map(knownIn);
  const most = Math.max(0, ...counts);
  const at = counts.indexOf(most);
  const header = top[at];
  if (header === undefined || most < LEAST_KNOWN) {
    throw new FileFault('no-header', 'no line of known column names among the first twenty');
  }
  const fields = header.cells.map(fieldOf);
  if (!fields.includes('name') && !fields.includes('parties'))
    throw new FileFault('no-header', 'no column of company names');
  const below = sheet.rows.slice(at + 1);
  // Codes in one line, their Chinese names in the next.
  const rows = below.filter((row, i) => i >= HEADER_WITHIN || knownIn(row) < LEAST_KNOWN);
  const second = below.slice(0, 2).find((row) => knownIn(row) >= LEAST_KNOWN);
  const title = top
    .slice(0, at)
    .flatMap(({ cells }) => cells)
    .join(' ');
  return {
    headers: header.cells,
    fields,
    units: header.cells.map((text, i) => unitOf(text) ?? unitOf(second?.cells[i] ?? '')),
    kind: kindOf(header.cells, fields, title),
    rows,
  };
}

function kindOf(headers: string[], fields: (Field | null)[], title: string): RecordKind | null {
  const keys = new Set(headers.map(headerKey));
  const starts = (prefix: string) => [...keys].some((key) => key.startsWith(prefix));
  if (starts('CF') || keys.has('PENDECNO')) return 'penalty';
  if (starts('XK') || keys.has('许可内容')) return 'licence';
  if (keys.has('SPECAUSECN')) return 'abnormal';
  if (keys.has('SERILLREA')) return 'serious';
  if (starts('失信') || keys.has('执行法院')) return 'dishonest';
  if (keys.has('裁判日期') || keys.has('判决日期') || fields.includes('result')) return 'judgment';
  if (keys.has('列入日期') || keys.has('列入原因') || keys.has('ABNTIME')) {
    return kindNamedIn(headers.join(' ')) ?? kindNamedIn(title);
  }
  const isPenalty = [...keys].some((key) => /处罚|违法|罚款|没收|PENA/.test(key));
  return isPenalty ? 'penalty' : null;
}
