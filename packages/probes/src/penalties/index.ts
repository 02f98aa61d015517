import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { FileFault, LIMITS } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

export { cleanedFile } from './clean.ts';
export { FILE_FAULTS, FileFault, LIMITS, type FileFaultCode } from './limits.ts';
export { readRecords, type ReadFile, type ReadOptions, type ReadReport } from './read.ts';
export { ROW_ERRORS, ROW_NOTES } from './row.ts';
export { contentMark, naturalKey, recordMark } from '../kit/records/identity.ts';
export { companyKeys, matchOf, type Company } from '../kit/records/company.ts';
export { PublicRecord, RECORD_KINDS, type RecordKind } from '../kit/records/record.ts';
export type { AmountUnit } from '../kit/records/amount.ts';

export type FileFormat = 'csv' | 'xlsx' | 'json';

/** What a file is by its first bytes, whatever its name says. */
function formatOf(bytes: Uint8Array, text: () => string): FileFormat {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'xlsx';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'xlsx';
  return /^[\s\ufeff]*[[{]/.test(text().slice(0, 1000)) ? 'json' : 'csv';
}

/**
 * A file's largest table. `decode` turns bytes of an unknown charset into text. Throws FileFault.
 */
export async function readSheet(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): Promise<{ format: FileFormat; sheet: Sheet }> {
  if (bytes.length === 0) throw new FileFault('empty', 'no bytes');
  if (bytes.length > LIMITS.bytes) throw new FileFault('too-large', `${bytes.length} bytes`);
  let decoded: string | null = null;
  const text = () => (decoded ??= decode(bytes));
  const format = formatOf(bytes, text);
  if (format === 'xlsx') return { format, sheet: await readXlsx(bytes) };
  return { format, sheet: format === 'json' ? readJson(text()) : readCsv(text()) };
}
