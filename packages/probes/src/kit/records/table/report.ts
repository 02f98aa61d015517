import type { AmountUnit } from '../amount.ts';
import type { RecordKind } from '../record.ts';
import type { RowError, RowNote } from './row.ts';

/** What a file holds, counted; row numbers are those of the file. */
export interface ReadReport {
  kind: RecordKind;
  rows: number;
  records: number;
  /** Rows about natural persons, dropped: said to be, or by the look of the name. */
  persons: { said: number; presumed: number };
  duplicates: number;
  /** Decisions that were taken back. */
  withdrawn: number;
  errors: { row: number; error: RowError }[];
  errorCount: number;
  notes: Partial<Record<RowNote, number>>;
  /** Amount columns: the unit each was read in, and where that comes from. */
  amounts: { header: string; unit: AmountUnit | null; from: 'header' | 'setting' | null }[];
  /** Of bare amounts that the decision's own words repeat: how many fit which unit. */
  unitHint: Record<AmountUnit, number>;
  ignoredColumns: string[];
  personalColumns: string[];
}

/** Of a file without a row. */
export function emptyReport(kind: RecordKind): ReadReport {
  return {
    kind,
    rows: 0,
    records: 0,
    persons: { said: 0, presumed: 0 },
    duplicates: 0,
    withdrawn: 0,
    errors: [],
    errorCount: 0,
    notes: {},
    amounts: [],
    unitHint: { yuan: 0, wan: 0 },
    ignoredColumns: [],
    personalColumns: [],
  };
}
