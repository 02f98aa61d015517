// How values cross between JavaScript and Postgres.
import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/** Types that Postgres has beside those that the driver names. */
const OID: Record<'textArray' | 'int8Array' | 'dateArray', number> = {
  textArray: 1009,
  int8Array: 1016,
  dateArray: 1182,
};

const calendarDay = (text: string): Date => new Date(`${text}T00:00:00Z`);
const withoutZone = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);

/** The driver's own way with a list, and ours with each of its parts. */
function listOf<Part>(part: (text: string) => Part): (text: string) => (Part | null)[] {
  const split: (text: string) => (string | null)[] = getTypeParser(OID.textArray);
  return (text) => split(text).map((each) => (each === null ? null : part(each)));
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [OID.int8Array, listOf(BigInt)],
  [builtins.NUMERIC, Number],
  [builtins.DATE, calendarDay],
  [OID.dateArray, listOf(calendarDay)],
  [builtins.TIMESTAMP, withoutZone],
]);

/** int8 as bigint, numeric as number, days and times without zone as UTC; all else as the driver has it. */
export const RESULT_TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && PARSERS.get(oid)) || getTypeParser(oid, format);
  },
};

/** Instants in UTC, whatever this machine's time zone. */
export function parameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(parameter) : value;
}
