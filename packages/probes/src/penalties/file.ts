import { decodeText } from '@kaopu/net/charset';
import { contentMark, naturalKey } from '../kit/records/identity.ts';
import type { PublicRecord } from '../kit/records/record.ts';
import { cleanedFile } from './clean.ts';
import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { FileFault, LIMITS, type FileFaultCode } from '../kit/records/table/limits.ts';
import { readRecords, type ReadOptions } from '../kit/records/table/read.ts';
import type { ReadReport } from '../kit/records/table/report.ts';
import type { Sheet } from '../kit/records/table/sheet.ts';
import { readXlsx } from './xlsx.ts';

export type FileFormat = 'csv' | 'xlsx' | 'json';

/** A record with the row it stands in and what it is recognised by. */
export interface FoundRecord {
  row: number;
  record: PublicRecord;
  natural: string;
  content: string;
}

export type FileReading =
  | { kind: 'fault'; code: FileFaultCode; detail: string }
  | {
      kind: 'read';
      format: FileFormat;
      report: ReadReport;
      records: FoundRecord[];
      /** What may be kept of the file, as CSV. */
      cleaned: string;
    };

/** What a file is by its first bytes, whatever its name says. */
function formatOf(bytes: Uint8Array, text: () => string): FileFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'xlsx';
  return /^[\s\ufeff]*[[{]/.test(text().slice(0, 1000)) ? 'json' : 'csv';
}

/** A file's largest table, whatever its charset. Throws FileFault. */
export async function readSheet(bytes: Uint8Array): Promise<{ format: FileFormat; sheet: Sheet }> {
  if (bytes.length === 0) throw new FileFault('empty', 'no bytes');
  if (bytes.length > LIMITS.bytes) throw new FileFault('too-large', `${bytes.length} bytes`);
  let decoded: string | null = null;
  const text = () => (decoded ??= decodeText(bytes, ''));
  const format = formatOf(bytes, text);
  if (format === 'xlsx') return { format, sheet: await readXlsx(bytes) };
  return { format, sheet: format === 'json' ? readJson(text()) : readCsv(text()) };
}

/** Everything that is wanted of a file. What it cannot be read for is an answer, not an error. */
export async function readFile(bytes: Uint8Array, options: ReadOptions): Promise<FileReading> {
  try {
    const { format, sheet } = await readSheet(bytes);
    const file = readRecords(sheet, options);
    const records = file.records.map(({ row, record }) => ({
      row,
      record,
      natural: naturalKey(record),
      content: contentMark(record),
    }));
    return { kind: 'read', format, report: file.report, records, cleaned: cleanedFile(file) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { kind: 'fault', code: error.code, detail: error.message };
  }
}
