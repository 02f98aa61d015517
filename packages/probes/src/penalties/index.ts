export { readFileAside, TooHard } from './aside.ts';
export { readFile, type FileReading, type FoundRecord } from './file.ts';
export { FILE_FAULTS, LIMITS, type FileFaultCode } from '../kit/records/table/limits.ts';
export type { ReadOptions } from '../kit/records/table/read.ts';
export type { ReadReport } from '../kit/records/table/report.ts';
export { ROW_ERRORS, ROW_NOTES } from '../kit/records/table/row.ts';
export { matchOf, type Company, type Match } from '../kit/records/company.ts';
export { RECORD_KINDS } from '../kit/records/record.ts';
