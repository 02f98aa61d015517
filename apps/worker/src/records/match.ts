import {
  companiesDue,
  confirmedImports,
  importedKeys,
  leaveAsMatched,
  recordsAbout,
  storeMatchedRecords,
  type ConfirmedImport,
  type Db,
  type DueCompany,
  type ImportedKey,
  type MatchedRecords,
} from '@kaopu/db';
import {
  companyKeys,
  PublicRecord,
  RECORDS_KIND,
  snapshotsOf,
  type Snapshot,
  type TakenRecord,
} from '@kaopu/probes';
import { createHash, randomUUID } from 'node:crypto';

/** Platforms matched in one round. */
const BATCH = 500;

/** The kept part of a file as evidence of what it said. */
const KEPT_MIME = 'text/csv;charset=utf-8';
const MOST_FILES = 20;

/** Matches the public records of every platform that is due; returns how many were. */
export async function matchDueRecords(db: Db): Promise<number> {
  const due = await companiesDue(db, BATCH);
  if (due.length === 0) return 0;
  const imports = await confirmedImports(db);
  const present = await importedKeys(
    db,
    due.map(({ platformId }) => platformId),
  );
  const unchanged: DueCompany[] = [];
  for (const company of due) {
    const difference = await matchRecords(
      db,
      company,
      imports,
      present.get(company.platformId) ?? [],
    );
    if (difference.add.length === 0 && difference.retract.length === 0) unchanged.push(company);
    else await store(db, company, difference);
  }
  if (unchanged.length > 0) await leaveAsMatched(db, unchanged);
  return due.length;
}

type Difference = Pick<MatchedRecords, 'add' | 'retract'>;

/**
 * How the observations of a platform that come from imports differ from what they ought to be: those
 * that are missing, and those that nothing bears out any more.
 */
async function matchRecords(
  db: Db,
  company: DueCompany,
  imports: readonly ConfirmedImport[],
  present: readonly ImportedKey[],
): Promise<Difference> {
  const names = companyKeys(company);
  const isKnown = company.uscc !== null || names.length > 0;
  const found = isKnown ? await recordsAbout(db, { uscc: company.uscc, names }) : [];
  const records = found.flatMap(({ importId, natural, record }): TakenRecord[] => {
    const read = PublicRecord.safeParse(record);
    return read.success ? [{ file: importId, natural, record: read.data }] : [];
  });
  const files = imports.map((file) => ({ ...file, confirmedAt: file.confirmedAt.getTime() }));
  const snapshots = isKnown ? snapshotsOf(files, records, company.identityAt.getTime()) : [];
  return differenceOf(company.platformId, snapshots, present, imports);
}

async function store(db: Db, company: DueCompany, { add, retract }: Difference): Promise<void> {
  // First what no longer holds, and when that was judged, what takes its place.
  const isDone = retract.length === 0;
  await storeMatchedRecords(db, {
    company,
    kind: RECORDS_KIND,
    add: isDone ? add : [],
    retract,
    isDone,
  });
}

function differenceOf(
  platformId: string,
  snapshots: readonly Snapshot[],
  present: readonly ImportedKey[],
  imports: readonly ConfirmedImport[],
): Difference {
  const live = new Set(present.filter(({ isRetracted }) => !isRetracted).map(({ key }) => key));
  const wanted = new Set<string>();
  const add: MatchedRecords['add'] = [];
  for (const snapshot of snapshots) {
    const name = nameOf(platformId, snapshot);
    // What was taken back stays so; the same said again is another observation.
    const earlier = present.filter(({ key }) => key === name || key.startsWith(`${name}.`));
    const standing = earlier.find(({ key }) => live.has(key));
    const key = standing?.key ?? (earlier.length === 0 ? name : `${name}.${earlier.length}`);
    if (wanted.has(key)) continue;
    wanted.add(key);
    if (standing === undefined) add.push(observationOf(key, snapshot, snapshots, imports));
  }
  const retract = [...live]
    .filter((key) => !wanted.has(key))
    .map((target) => ({
      target,
      key: `entry/${randomUUID()}`,
      reason: '所依据的导入已撤回或更新 · the import it rests on was retracted or updated',
    }));
  return { add, retract };
}

function hashOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/** `import/source/naturalKey/contentHash`, the source shortened to what a key may hold. */
function nameOf(platformId: string, { asOf, seen }: Snapshot): string {
  const source = seen.source.replaceAll(/[/,.\s]/g, '').slice(0, 24);
  const natural = hashOf(platformId, seen.source, asOf);
  return `import/${source}/${natural}/${hashOf(JSON.stringify(seen))}`;
}

const SECOND_MS = 1_000;

/** Files of one day come a second apart, in the order in which they were taken in. */
function slotOf(snapshot: Snapshot, all: readonly Snapshot[]): Date {
  const sameDay = all.filter(
    ({ asOf, seen }) => asOf === snapshot.asOf && seen.source === snapshot.seen.source,
  );
  const day = Date.parse(`${snapshot.asOf}T00:00:00+08:00`);
  return new Date(day + sameDay.indexOf(snapshot) * SECOND_MS);
}

function observationOf(
  key: string,
  snapshot: Snapshot,
  all: readonly Snapshot[],
  imports: readonly ConfirmedImport[],
): MatchedRecords['add'][number] {
  const files = imports.filter(({ id }) => snapshot.files.some((file) => file.id === id));
  const evidence = files.slice(-MOST_FILES).map(({ id, sha256, size, fileName }) => ({
    sha256,
    url: `import:${id}/${encodeURIComponent(fileName)}`,
    mime: KEPT_MIME,
    size,
  }));
  return { key, slotAt: slotOf(snapshot, all), seen: snapshot.seen, evidence };
}
