import { rows, type Db } from '../client.ts';
import { FIRST_PREVIOUS, linkHash, type EvidenceLink } from './chain.ts';
import { EvidenceDamaged, type EvidenceFiles } from './files.ts';
import { chainedPlatforms, evidenceHead, evidenceLinks, prunedEvidence } from './links.ts';

const PAGE = 1_000;
const AT_ONCE = 8;

export const EVIDENCE_FAULTS = [
  /** A link that should be there is not. */
  'link-missing',
  /** A link's fields are not what its hash was made of. */
  'link-altered',
  /** A link does not name the hash of the one before. */
  'link-torn',
  /** The chain does not end where its head says. */
  'head-differs',
  /** An observation names evidence that no link keeps. */
  'item-unlinked',
  /** A link keeps evidence that its observation does not name. */
  'link-unfounded',
  /** A link keeps bytes that the table of evidence does not know, or knows otherwise. */
  'record-differs',
  'file-missing',
  'file-damaged',
  /** A file that nobody recorded. */
  'file-stray',
] as const;
export type EvidenceFault = (typeof EVIDENCE_FAULTS)[number];

export interface EvidenceProblem {
  fault: EvidenceFault;
  platformId: string | null;
  seq: number | null;
  sha256: string | null;
  key: string | null;
}

export interface EvidenceReport {
  platforms: { platformId: string; links: number; head: string }[];
  files: number;
  bytes: number;
  /** How many were found; `onProblem` had each. */
  problems: number;
}

/**
 * Recomputes every link of every chain and every stored file, or one platform's, and compares both
 * with observations and with the table of evidence. What is written meanwhile is no problem.
 * Throws EvidenceUnreachable when the store does not answer.
 */
export async function verifyEvidence(
  db: Db,
  files: EvidenceFiles,
  platformId: string | null,
  onProblem: (problem: EvidenceProblem) => void,
): Promise<EvidenceReport> {
  const report: EvidenceReport = { platforms: [], files: 0, bytes: 0, problems: 0 };
  const tell = (fault: EvidenceFault, about: Partial<EvidenceProblem>): void => {
    report.problems += 1;
    onProblem({ fault, platformId: null, seq: null, sha256: null, key: null, ...about });
  };
  const ids = platformId === null ? await chainedPlatforms(db) : [platformId];
  await several(ids, async (id, i) => {
    report.platforms[i] = await verifyChain(db, id, tell);
  });
  await verifyFiles(db, files, platformId, report, tell);
  if (platformId === null) await findStrays(db, files, tell);
  return report;
}

type Tell = (fault: EvidenceFault, about: Partial<EvidenceProblem>) => void;

async function verifyChain(db: Db, platformId: string, tell: Tell) {
  // Read first: links that are appended from here on lie beyond it.
  const head = (await evidenceHead(db, platformId)) ?? { seq: 0, hash: FIRST_PREVIOUS };
  const end = { seq: 0, hash: FIRST_PREVIOUS };
  let links = 0;
  for (;;) {
    const range = { first: end.seq + 1, last: head.seq };
    const page = await evidenceLinks(db, platformId, range, PAGE);
    for (const link of page) {
      for (const fault of faultsOf(link, end)) tell(fault, named(link));
      Object.assign(end, { seq: link.seq, hash: link.hash });
    }
    links += page.length;
    if (page.length < PAGE) break;
  }
  if (end.seq < head.seq) tell('link-missing', { platformId, seq: end.seq + 1 });
  else if (end.hash !== head.hash) tell('head-differs', { platformId, seq: head.seq });
  for (const seq of await beyondHead(db, platformId)) tell('head-differs', { platformId, seq });
  for (const row of await mismatches(db, UNLINKED, platformId)) tell('item-unlinked', row);
  for (const row of await mismatches(db, UNFOUNDED, platformId)) tell('link-unfounded', row);
  for (const row of await mismatches(db, UNRECORDED, platformId)) tell('record-differs', row);
  return { platformId, links, head: `${head.seq}:${head.hash}` };
}

/** What is wrong with a link that follows another. */
function faultsOf(link: EvidenceLink, before: { seq: number; hash: string }): EvidenceFault[] {
  const faults: EvidenceFault[] = [];
  if (link.seq !== before.seq + 1) faults.push('link-missing');
  else if (link.prev !== before.hash) faults.push('link-torn');
  if (linkHash(link) !== link.hash) faults.push('link-altered');
  return faults;
}

function named({ platformId, seq, sha256, key }: EvidenceLink): Partial<EvidenceProblem> {
  return { platformId, seq, sha256, key };
}

/** Links past the chain's end, seen in one statement: whoever appends moves the head in the same. */
async function beyondHead(db: Db, platformId: string): Promise<number[]> {
  const found = await rows<{ seq: bigint }>(
    db,
    `SELECT seq FROM evidence_chain WHERE platform_id = $1::uuid AND seq >
       coalesce((SELECT seq FROM evidence_head WHERE platform_id = $1::uuid), 0)
     ORDER BY seq LIMIT 100`,
    platformId,
  );
  return found.map(({ seq }) => Number(seq));
}

const MOST_MISMATCHES = 1_000;

async function mismatches(
  db: Db,
  sql: string,
  platformId: string,
): Promise<Partial<EvidenceProblem>[]> {
  const found = await rows<{ seq: bigint | null; sha256: string; key: string | null }>(
    db,
    `${sql} LIMIT ${MOST_MISMATCHES}`,
    platformId,
  );
  return found.map(({ seq, sha256, key }) => ({
    platformId,
    seq: seq === null ? null : Number(seq),
    sha256,
    key,
  }));
}

const UNLINKED = `
SELECT NULL::bigint AS seq, e.sha256, o.key
FROM observation o, jsonb_to_recordset(o.evidence)
  AS e(sha256 text, url text, mime text, size int)
WHERE o.platform_id = $1::uuid AND o.evidence <> '[]' AND NOT EXISTS (
  SELECT FROM evidence_chain l
  WHERE l.platform_id = o.platform_id AND l.key = o.key AND l.kind = 'kept'
    AND l.sha256 = e.sha256 AND l.url = e.url AND l.mime = e.mime AND l.size = e.size)`;

const UNFOUNDED = `
SELECT l.seq, l.sha256, l.key FROM evidence_chain l
WHERE l.platform_id = $1::uuid AND l.kind = 'kept' AND NOT EXISTS (
  SELECT FROM observation o, jsonb_to_recordset(o.evidence)
    AS e(sha256 text, url text, mime text, size int)
  WHERE o.key = l.key AND o.platform_id = l.platform_id
    AND e.sha256 = l.sha256 AND e.url = l.url AND e.mime = l.mime AND e.size = l.size)
ORDER BY l.seq`;

/** Bytes that a chain holds on to, without a row that says the same of them. */
const UNRECORDED = `
SELECT l.seq, l.sha256, l.key FROM (
  SELECT DISTINCT ON (sha256) * FROM evidence_chain
  WHERE platform_id = $1::uuid ORDER BY sha256, seq DESC
) l LEFT JOIN evidence e USING (sha256)
WHERE l.kind = 'kept' AND (e.sha256 IS NULL OR e.size <> l.size OR NOT EXISTS (
  SELECT FROM evidence_chain m WHERE m.sha256 = e.sha256 AND m.mime = e.mime AND m.kind = 'kept'))
ORDER BY l.seq`;

interface Recorded {
  sha256: string;
  size: number;
  /** A chain that keeps it, when there is one. */
  platformId: string | null;
  seq: bigint | null;
  key: string | null;
}

/** Recorded files in the order of their names, each with the last word that a chain says on it. */
function recordedFiles(db: Db, platformId: string | null, after: string): Promise<Recorded[]> {
  return rows<Recorded>(
    db,
    `SELECT e.sha256, e.size, l.platform_id AS "platformId", l.seq, l.key
     FROM evidence e LEFT JOIN LATERAL (
       SELECT platform_id, seq, key FROM evidence_chain c
       WHERE c.sha256 = e.sha256 AND ($1::uuid IS NULL OR c.platform_id = $1::uuid)
       ORDER BY platform_id, seq DESC LIMIT 1
     ) l ON true
     WHERE e.doomed_at IS NULL AND e.sha256 > $2 AND ($1::uuid IS NULL OR l.seq IS NOT NULL)
     ORDER BY e.sha256 LIMIT ${PAGE}`,
    platformId,
    after,
  );
}

async function verifyFiles(
  db: Db,
  files: EvidenceFiles,
  platformId: string | null,
  report: EvidenceReport,
  tell: Tell,
): Promise<void> {
  for (let after = ''; ;) {
    const page = await recordedFiles(db, platformId, after);
    await several(page, async (row) => {
      const fault = await fileFault(db, files, row);
      if (fault !== null) tell(fault, placeOf(row));
      report.files += 1;
      report.bytes += row.size;
    });
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.sha256;
  }
}

function placeOf({ platformId, seq, sha256, key }: Recorded): Partial<EvidenceProblem> {
  return { platformId, seq: seq === null ? null : Number(seq), sha256, key };
}

/** Does something with each, a few at a time. */
async function several<T>(
  items: readonly T[],
  act: (item: T, i: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of waiting) await act(item, i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function fileFault(
  db: Db,
  files: EvidenceFiles,
  { sha256, size, platformId }: Recorded,
): Promise<EvidenceFault | null> {
  try {
    const bytes = await files.get(sha256);
    if (bytes !== null) return bytes.length === size ? null : 'record-differs';
  } catch (error) {
    if (error instanceof EvidenceDamaged) return 'file-damaged';
    throw error;
  }
  // Nobody's: announced and never put. Or deleted while we were reading: then its chain says so.
  if (platformId === null) return null;
  const pruned = await prunedEvidence(db, platformId, [sha256]);
  return pruned.has(sha256) ? null : 'file-missing';
}

async function findStrays(db: Db, files: EvidenceFiles, tell: Tell): Promise<void> {
  let names: string[] = [];
  const check = async (): Promise<void> => {
    const known = await rows<{ sha256: string }>(
      db,
      `SELECT sha256 FROM evidence WHERE sha256 = ANY($1::text[])`,
      names,
    );
    const recorded = new Set(known.map(({ sha256 }) => sha256));
    for (const sha256 of names.filter((name) => !recorded.has(name))) {
      // Deleted since its name was read?
      if ((await files.get(sha256).catch(() => true)) !== null) tell('file-stray', { sha256 });
    }
    names = [];
  };
  for await (const name of files.names()) {
    names.push(name);
    if (names.length >= PAGE) await check();
  }
  await check();
}
