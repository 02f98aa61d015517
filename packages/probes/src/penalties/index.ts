export { readFileAside, TooHard } from './aside.ts';
export { readFile, type FileReading, type FoundRecord } from './file.ts';
export { FILE_FAULTS, LIMITS, type FileFaultCode } from './limits.ts';
export type { ReadOptions, ReadReport } from './read.ts';
export { ROW_ERRORS, ROW_NOTES } from './row.ts';
export { matchOf, type Company, type Match } from '../kit/records/company.ts';
export { RECORD_KINDS } from '../kit/records/record.ts';
