import { unknown } from '../kit/fault.ts';
import { companyKeys, companyOf, matchOf } from '../kit/records/company.ts';
import { recordMark } from '../kit/records/identity.ts';
import type { PublicRecord, RecordsSeen } from '../kit/records/record.ts';
import { FileFault } from '../kit/records/table/limits.ts';
import { sheetOf } from '../kit/records/table/objects.ts';
import { readRecords } from '../kit/records/table/read.ts';
import type { Outcome, ProbeContext } from '../kit/types.ts';
import { allRows } from './pages.ts';
import type { Config } from './schema.ts';

const BEIJING_MS = 8 * 3_600_000;
const MOST = 500;

/** Rows under the names of the standard. What the mapping does not name keeps its own. */
function renamed(
  rows: readonly Record<string, unknown>[],
  mapping: Config['mapping'],
): Record<string, unknown>[] {
  const names = new Map(mapping.map(({ from, to }) => [from, to]));
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [names.get(name) ?? name, value]),
    ),
  );
}

type Read = { kind: 'records'; records: PublicRecord[] } | { kind: 'fault'; detail: string };

function recordsOf(rows: readonly Record<string, unknown>[], config: Config, now: number): Read {
  const today = new Date(now + BEIJING_MS).toISOString().slice(0, 10);
  const unit = config.unit === 'unknown' ? null : config.unit;
  try {
    const sheet = sheetOf(renamed(rows, config.mapping));
    const { report, records } = readRecords(sheet, { kind: config.kind, unit, today });
    // A row that cannot be read may be the one about the company.
    const [error] = report.errors;
    if (error !== undefined) return { kind: 'fault', detail: `row ${error.row}: ${error.error}` };
    return { kind: 'records', records: records.map(({ record }) => record) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { kind: 'fault', detail: `${error.code}: ${error.message}` };
  }
}

/**
 * Asks a register's interface about one company, with the operator's own key. `clear` and `found` are
 * answers; whatever else comes is unknown, so that no valid answer is ever replaced by a wall, an
 * empty page or half a list. Rows about others, which a search by name brings along, do not count.
 */
export async function observe(
  config: Config,
  context: ProbeContext,
): Promise<Outcome<RecordsSeen>> {
  const company = companyOf(config);
  if (company.uscc === null && companyKeys(company).length === 0) {
    return unknown('prober-fault', 'neither a valid code nor a name to ask about');
  }
  const answer = await allRows(config, context);
  if (answer.kind === 'unknown') return unknown(answer.cause, answer.detail);
  const read =
    answer.rows.length === 0
      ? { kind: 'records' as const, records: [] }
      : recordsOf(answer.rows, config, context.now());
  if (read.kind === 'fault') return unknown('unparseable', read.detail);
  const records = read.records.filter((record) => matchOf(record, company) !== null);
  const standing = records.filter(({ removedOn }) => removedOn === null);
  return {
    kind: 'observed',
    seen: {
      source: config.source,
      state: records.length === 0 ? 'clear' : 'found',
      asked: config.kind,
      records: records.slice(0, MOST),
      published: [...new Set(standing.map(recordMark))].sort().slice(0, MOST),
    },
  };
}
