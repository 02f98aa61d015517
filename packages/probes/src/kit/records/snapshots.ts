import { recordMark } from './identity.ts';
import type { PublicRecord, RecordsSeen } from './record.ts';

/** A file somebody took in, and nobody took back. */
export interface TakenFile {
  id: string;
  source: string;
  /** The Beijing day its content stands for, `YYYY-MM-DD`. */
  asOf: string;
  /** ms UTC. */
  confirmedAt: number;
  /** It holds all that the source publishes. */
  complete: boolean;
}

/** A record of a file that is about the company. */
export interface TakenRecord {
  file: string;
  natural: string;
  record: PublicRecord;
}

/** What a source's files said about the company by one of them. */
export interface Snapshot {
  files: TakenFile[];
  asOf: string;
  seen: RecordsSeen;
}

const MOST = 500;

function inOrder(a: TakenFile, b: TakenFile): number {
  return (
    (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0) ||
    a.confirmedAt - b.confirmedAt ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * The files of one source as steps. What was taken in before the company was known is one step, the
 * baseline, like the first file without: nothing in it is news.
 */
function steps(files: readonly TakenFile[], knownSince: number): TakenFile[][] {
  const sorted = [...files].sort(inOrder);
  const known = sorted.findLastIndex(({ confirmedAt }) => confirmedAt <= knownSince) + 1;
  const baseline = sorted.slice(0, Math.max(1, known));
  return [baseline, ...sorted.slice(baseline.length).map((file) => [file])];
}

function snapshotsOfSource(
  files: readonly TakenFile[],
  records: readonly TakenRecord[],
  knownSince: number,
): Snapshot[] {
  let published = new Map<string, string>();
  let wasFound = false;
  let wasSerious = false;
  return steps(files, knownSince).flatMap((step, i): Snapshot[] => {
    const told = new Map<string, PublicRecord>();
    const before = published.size;
    for (const file of step) {
      const own = records.filter((record) => record.file === file.id);
      if (file.complete) published = new Map();
      for (const { natural, record } of own) {
        told.set(natural, record);
        published.set(natural, recordMark(record));
      }
    }
    const last = step.at(-1);
    const isComplete = step.some(({ complete }) => complete);
    const isEnded = before > 0 && isComplete;
    if (last === undefined || (i > 0 && told.size === 0 && !isEnded)) return [];
    wasFound ||= told.size > 0;
    wasSerious ||= [...told.values()].some(({ kind }) => kind === 'serious');
    const state = published.size > 0 ? 'found' : wasFound ? 'clear' : 'absent';
    const seen: RecordsSeen = {
      source: last.source,
      state,
      // A source that once listed the company is one that would list it.
      asked: wasSerious && isComplete ? 'serious' : null,
      records: [...told.values()].slice(-MOST),
      published: [...new Set(published.values())].sort().slice(0, MOST),
    };
    return [{ files: step, asOf: last.asOf, seen }];
  });
}

/**
 * What the files taken in say about a company, by source and file: its observations. Pure, and the
 * same whatever the order of the input, so that taking a file back leaves what would have been.
 * `knownSince`: when the company was registered, or its names changed last; ms UTC.
 */
export function snapshotsOf(
  files: readonly TakenFile[],
  records: readonly TakenRecord[],
  knownSince: number,
): Snapshot[] {
  const sources = [...new Set(files.map(({ source }) => source))].sort();
  return sources.flatMap((source) =>
    snapshotsOfSource(
      files.filter((file) => file.source === source),
      records,
      knownSince,
    ),
  );
}
