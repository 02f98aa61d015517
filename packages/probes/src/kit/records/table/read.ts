import { amountsInText, bareFen, readAmount, type AmountUnit } from '../amount.ts';
import { contentMark, naturalKey } from '../identity.ts';
import type { PublicRecord, RecordKind } from '../record.ts';
import { cellsOf, type Cells } from './cells.ts';
import { partiesIn } from './judgment.ts';
import { FileFault } from './limits.ts';
import { layoutOf, type Layout } from './layout.ts';
import { emptyReport, type ReadReport } from './report.ts';
import { readRow, type RowReading } from './row.ts';
import type { Sheet } from './sheet.ts';

export interface ReadOptions {
  /** Null: as the headers say. */
  kind: RecordKind | null;
  /** Of amounts whose column names no unit; null: nobody said. */
  unit: AmountUnit | null;
  /** Today in Beijing, `YYYY-MM-DD`. */
  today: string;
}

export interface ReadFile {
  report: ReadReport;
  records: { row: number; record: PublicRecord }[];
  layout: Layout;
}

const MOST_ERRORS = 200;
const MOST_NAMES = 100;

/** Reads a table of public records. Throws FileFault when it is none. Linear in its cells. */
export function readRecords(sheet: Sheet, options: ReadOptions): ReadFile {
  const layout = layoutOf(sheet);
  const kind = options.kind ?? layout.kind;
  if (kind === null)
    throw new FileFault('kind-unclear', 'the headers fit several kinds of records');
  const report = reportOf(kind, layout, options);
  const unitOf = (column: number) => layout.units[column] ?? options.unit;
  const found = new Map<string, { row: number; record: PublicRecord }>();
  for (const row of layout.rows) {
    const cells = cellsOf(row, layout);
    for (const name of namesOf(cells, kind)) {
      const reading = readRow(cells, name, { kind, today: options.today, unitOf });
      if (reading.kind === 'record') {
        for (const note of reading.notes) report.notes[note] = (report.notes[note] ?? 0) + 1;
        hint(report, cells.amount('fine')?.text ?? '', reading.record.content);
        keep(found, report, { row: row.number, record: reading.record });
      } else {
        countOut(report, row.number, reading);
      }
    }
  }
  report.records = found.size;
  return { report, records: [...found.values()], layout };
}

/** A judgment without a column for the company is about each party it lists. */
function namesOf(cells: Cells, kind: RecordKind): string[] {
  const name = cells.one('name');
  if (name !== '') return [name];
  const parties = cells.one('parties');
  return kind === 'judgment' ? partiesIn(parties) : [parties];
}

function countOut(
  report: ReadReport,
  row: number,
  reading: Exclude<RowReading, { kind: 'record' }>,
): void {
  if (reading.kind === 'withdrawn') {
    report.withdrawn += 1;
  } else if (reading.kind === 'person') {
    report.persons[reading.presumed ? 'presumed' : 'said'] += 1;
  } else {
    report.errorCount += 1;
    if (report.errors.length < MOST_ERRORS) report.errors.push({ row, error: reading.error });
  }
}

/** One decision in several rows is one record: what they say of it is joined. */
function keep(
  found: Map<string, { row: number; record: PublicRecord }>,
  report: ReadReport,
  item: { row: number; record: PublicRecord },
): void {
  const key = naturalKey(item.record);
  const present = found.get(key);
  if (present === undefined) {
    found.set(key, item);
    return;
  }
  report.duplicates += 1;
  if (contentMark(present.record) === contentMark(item.record)) return;
  found.set(key, { row: present.row, record: joined(present.record, item.record) });
}

function joined(a: PublicRecord, b: PublicRecord): PublicRecord {
  const larger = (x: number | null, y: number | null) =>
    x === null ? y : y === null ? x : Math.max(x, y);
  return {
    ...a,
    uscc: a.uscc ?? b.uscc,
    categories: [...new Set([...a.categories, ...b.categories])].slice(0, 20),
    content: [...new Set([a.content, b.content])].join('\n').slice(0, 4000),
    fineFen: larger(a.fineFen, b.fineFen),
    confiscatedFen: larger(a.confiscatedFen, b.confiscatedFen),
    removedOn: a.removedOn ?? b.removedOn,
    adverse: a.adverse === true || b.adverse === true ? true : (a.adverse ?? b.adverse),
    criminal: a.criminal || b.criminal,
  };
}

function hint(report: ReadReport, cell: string, content: string): void {
  const amount = readAmount(cell);
  const { fine } = amountsInText(content);
  if (amount.kind !== 'bare' || fine === null || fine === 0) return;
  for (const unit of ['yuan', 'wan'] as const) {
    if (bareFen(amount.decimal, unit) === fine) report.unitHint[unit] += 1;
  }
}

function reportOf(kind: RecordKind, layout: Layout, options: ReadOptions): ReadReport {
  const { headers, fields, units } = layout;
  const named = (wanted: (i: number) => boolean) =>
    headers.filter((header, i) => header !== '' && wanted(i)).slice(0, MOST_NAMES);
  const amounts = headers.flatMap((header, i) => {
    if (fields[i] !== 'fine' && fields[i] !== 'confiscated') return [];
    const own = units[i] ?? null;
    const from = own === null ? (options.unit === null ? null : 'setting') : 'header';
    return [{ header, unit: own ?? options.unit, from } as const];
  });
  return {
    ...emptyReport(kind),
    rows: layout.rows.length,
    amounts,
    ignoredColumns: named((i) => fields[i] === null).map((header) => header.slice(0, 80)),
    personalColumns: named((i) => fields[i] === 'personal'),
  };
}
