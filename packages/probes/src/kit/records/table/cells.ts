import type { Field } from './columns.ts';
import type { Layout } from './layout.ts';
import type { SheetRow } from './sheet.ts';

/** A row's cells by field. */
export interface Cells {
  /** The first that is not empty, for junk columns repeat a header with spaces in it; '' for none. */
  one(field: Field): string;
  /** All that are not empty. */
  all(field: Field): string[];
  /** The first column of an amount that is not empty. */
  amount(field: 'fine' | 'confiscated'): { text: string; column: number } | null;
}

export function cellsOf(row: SheetRow, layout: Layout): Cells {
  const columnsOf = (field: Field) =>
    layout.fields.flatMap((candidate, i) =>
      candidate === field && (row.cells[i] ?? '') !== '' ? [i] : [],
    );
  const text = (column: number) => row.cells[column] ?? '';
  return {
    one: (field) => text(columnsOf(field)[0] ?? -1),
    all: (field) => [...new Set(columnsOf(field).map(text))],
    amount(field) {
      const [column] = columnsOf(field);
      return column === undefined ? null : { text: text(column), column };
    },
  };
}

const SERIAL_DAY_0 = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

/**
 * A Beijing day as files write it: 2026-01-02, 2026/1/2, 20260102, 2026年1月2日, with a time or not, a
 * spreadsheet's day number, seconds or milliseconds since 1970. Null for what is no day of 1949–2100.
 */
export function readDay(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*([年月])\s*/g, '$1');
  if (/^1\d{9}$/.test(plain)) return dayOf(Number(plain) * 1_000 + BEIJING_MS);
  if (/^\d{13}$/.test(plain)) return dayOf(Number(plain) + BEIJING_MS);
  if (/^\d{5}(?:\.\d+)?$/.test(plain))
    return dayOf(SERIAL_DAY_0 + Math.floor(Number(plain)) * DAY_MS);
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(plain);
  if (match === null) return null;
  if (/T.*Z$/.test(plain) && !Number.isNaN(Date.parse(plain))) {
    return dayOf(Date.parse(plain) + BEIJING_MS);
  }
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? dayOf(date.getTime()) : null;
}

function dayOf(ms: number): string | null {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year >= 1949 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}

/** Penalty kinds as the law lists them (Administrative Penalty Law, art. 9), and words files use. */
const CATEGORIES = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得',
  '没收非法财物',
  '暂扣许可证件',
  '降低资质等级',
  '吊销许可证件',
  '限制开展生产经营活动',
  '责令停产停业',
  '责令关闭',
  '限制从业',
  '行政拘留',
] as const;

/** Kinds joined in one cell by any separator, or by none; what is not in the law's list stays as it is. */
export function readCategories(cells: readonly string[]): string[] {
  const found = cells.flatMap((cell) => {
    const parts = cell.split(/[、,，;；/|\s+]+/).filter((part) => part !== '');
    return parts.flatMap((part) => {
      const known = CATEGORIES.filter((category) => part.includes(category));
      return known.length > 0 ? known : [part.slice(0, 40)];
    });
  });
  return [...new Set(found)].slice(0, 20);
}
