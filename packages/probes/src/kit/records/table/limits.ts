/** What one file may hold; beyond it, it is refused with the limit it broke. */
export const LIMITS = {
  bytes: 32 * 1024 * 1024,
  /** Of everything that is unpacked of a workbook. */
  unpackedBytes: 128 * 1024 * 1024,
  parts: 2_000,
  rows: 100_000,
  columns: 300,
  cells: 5_000_000,
  cellChars: 20_000,
  jsonDepth: 6,
} as const;

export const FILE_FAULTS = [
  'empty',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'not-this-format',
  'encrypted',
  'no-table',
  'no-header',
  'kind-unclear',
] as const;
export type FileFaultCode = (typeof FILE_FAULTS)[number];

/** A file that gives no records at all; `detail` says where it broke, never what stood there. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  constructor(code: FileFaultCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
