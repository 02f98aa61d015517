import {
  checkpointOf,
  judgedState,
  ownProfiles,
  snapshotKinds,
  snapshotsBetween,
  storedJson,
  type Db,
  type JudgedState,
  type StoredSnapshot,
} from '@kaopu/db';
import { STANDARD_PROFILES, type Hash, type PlatformState, type Profile } from '@kaopu/scoring';
import { buyers } from '../judge/buyers.ts';
import { takenRuns, type TakenRun } from '../judge/history.ts';
import type { Methods, VersionedMethod } from '../judge/methods.ts';
import { judgeAgain, startOf } from '../judge/rebuild.ts';
import { differences, type Difference } from './compare.ts';

/** Runs whose snapshots are read at once. */
const WINDOW = 50n;
const MOST_SHOWN = 10;

export interface ReplayOptions {
  methods: Methods;
  hash: Hash;
  /** Ends it early, with the reason thrown. */
  signal?: AbortSignal;
}

export interface ReplayReport {
  platformId: string;
  runs: number;
  observations: number;
  /** Snapshots made again and compared. */
  snapshots: number;
  /** Snapshots of methods or profiles that this version of the product cannot judge by. */
  skipped: number;
  differences: number;
  /** The first of them. */
  first: Difference[];
}

interface Pass {
  platformId: string;
  stored: JudgedState;
  /** The run of the checkpoint: those up to it are not replayed any more. */
  after: bigint;
  by: VersionedMethod;
  profiles: readonly Profile[];
  hash: Hash;
  signal: AbortSignal | undefined;
}

/** What a snapshot row says, lists' columns included. */
function contentOf({ judgeSeq, at, ...row }: StoredSnapshot): Record<string, unknown> {
  return { ...row, judgeSeq: String(judgeSeq), at: at.getTime() };
}

class Findings {
  count = 0;
  readonly first: Difference[] = [];
  add(found: readonly Difference[]): void {
    this.count += found.length;
    this.first.push(...found.slice(0, Math.max(0, MOST_SHOWN - this.first.length)));
  }
}

/** Snapshots by run; runs without any are left out. */
async function* snapshotRuns(
  db: Db,
  { platformId, stored, after, profiles }: Pass,
): AsyncGenerator<{ judgeSeq: bigint; snapshots: StoredSnapshot[] }> {
  const ids = profiles.map(({ id }) => id);
  for (let from = after + 1n; from <= stored.judgeSeq; from += WINDOW) {
    const to = from + WINDOW - 1n;
    const upTo = to < stored.judgeSeq ? to : stored.judgeSeq;
    const found = await snapshotsBetween(db, { platformId, profiles: ids, from, to: upTo });
    for (const [judgeSeq, snapshots] of Map.groupBy(found, (row) => row.judgeSeq)) {
      yield { judgeSeq, snapshots };
    }
  }
}

/** Every run there was, by what is left of it: the observations it took in, and its snapshots. */
async function* runsOf(
  db: Db,
  pass: Pass,
): AsyncGenerator<{ run: TakenRun; snapshots: StoredSnapshot[] }> {
  const { platformId, stored, after } = pass;
  const taken = takenRuns(db, platformId, { after, upTo: stored.judgeSeq });
  let next = await taken.next();
  for await (const { judgeSeq, snapshots } of snapshotRuns(db, pass)) {
    for (; !next.done && next.value.judgeSeq < judgeSeq; next = await taken.next()) {
      yield { run: next.value, snapshots: [] };
    }
    const at = snapshots[0]?.at.getTime() ?? 0;
    if (next.done || next.value.judgeSeq > judgeSeq) {
      yield { run: { judgeSeq, at, taken: [] }, snapshots };
    } else {
      yield { run: { ...next.value, at }, snapshots };
      next = await taken.next();
    }
  }
  for (; !next.done; next = await taken.next()) yield { run: next.value, snapshots: [] };
}

/** Makes one run's snapshots again and compares them, as rows. */
function compareRun(
  snapshots: readonly StoredSnapshot[],
  run: TakenRun,
  made: Awaited<ReturnType<typeof judgeAgain>>,
): Difference[] {
  return made.scores.flatMap((score) => {
    const stored = snapshots.find(({ profile }) => profile === score.profile);
    const { profile, method, status, value, lo, hi, grade, coverage } = score;
    const columns = { profile, method, status, value, lo, hi, grade, coverage };
    const row = { ...columns, judgeSeq: String(run.judgeSeq), at: run.at, score };
    return differences(
      stored && contentOf(stored),
      storedJson(row),
      `/snapshots/${run.judgeSeq}/${score.profile}`,
    );
  });
}

/** All a state holds of observations; what alerts have been told is a memory, not a result. */
function resultsOf(state: unknown): unknown {
  if (typeof state !== 'object' || state === null) return state;
  const { indicators, findings, digest, series } = { series: {}, ...state } as PlatformState;
  const rings = Object.entries(series).map(([key, value]): [string, unknown] => {
    const { sources, ring } = { sources: null, ring: null, ...(value as object) };
    return [key, { sources, ring }];
  });
  return { indicators, findings, digest, series: Object.fromEntries(rings) };
}

/** Every run scores the published buyers: fewer snapshots than runs means that some are gone. */
function missingSnapshots(
  kinds: readonly { profile: string; count: number }[],
  runs: bigint,
): Difference[] {
  return STANDARD_PROFILES.flatMap(({ id }) => {
    const own = kinds.filter(({ profile }) => profile === id);
    const stored = own.reduce((sum, { count }) => sum + count, 0);
    return differences(stored, Number(runs), `/snapshots/count/${id}`);
  });
}

interface PassReport {
  runs: number;
  observations: number;
  snapshots: number;
}

async function replayBy(db: Db, pass: Pass, found: Findings): Promise<PassReport> {
  const { platformId, stored, by, profiles, hash } = pass;
  const report: PassReport = { runs: 0, observations: 0, snapshots: 0 };
  let { state } = await startOf(db, platformId, stored.judgeSeq, by, hash);
  for await (const { run, snapshots } of runsOf(db, pass)) {
    pass.signal?.throwIfAborted();
    report.runs += 1;
    report.observations += run.taken.length;
    const own = snapshots.filter(({ method }) => method === by.version);
    if (own.length === 0 && run.taken.length === 0) continue;
    const scored = profiles.filter(({ id }) => own.some(({ profile }) => profile === id));
    const made = await judgeAgain(db, platformId, state, run, {
      method: by,
      hash,
      profiles: scored,
    });
    state = made.state;
    report.snapshots += own.length;
    found.add(compareRun(own, run, made));
  }
  if (stored.method === by.version) {
    found.add(differences(resultsOf(stored.state), resultsOf(storedJson(state)), '/state'));
  }
  return report;
}

/**
 * Makes every stored snapshot of a platform again from stored observations, run by run as they were
 * taken in, and compares it with what is stored, byte for byte as canonical JSON; then the state
 * they lead to. One pass for every method that snapshots name. null when the platform is gone.
 */
export async function replayPlatform(
  db: Db,
  platformId: string,
  { methods, hash, signal }: ReplayOptions,
): Promise<ReplayReport | null> {
  const stored = await judgedState(db, platformId);
  if (stored === null) return null;
  const after = (await checkpointOf(db, platformId))?.judgeSeq ?? 0n;
  const profiles = buyers(await ownProfiles(db, { deleted: true }));
  const kinds = await snapshotKinds(db, platformId, { after, upTo: stored.judgeSeq });
  const found = new Findings();
  found.add(missingSnapshots(kinds, stored.judgeSeq - after));
  const report: ReplayReport = {
    platformId,
    runs: 0,
    observations: 0,
    snapshots: 0,
    skipped: 0,
    differences: 0,
    first: found.first,
  };
  const versions = new Set([...kinds.map(({ method }) => method), stored.method]);
  for (const version of versions) {
    if (version === null) continue;
    const by = await methods.find(version);
    if (by === 'tampered') {
      found.add([{ path: `/methods/${version}`, stored: 'another text', replayed: version }]);
    }
    const own = kinds.filter(({ method }) => method === version);
    const canJudge = ({ profile }: { profile: string }) =>
      typeof by === 'object' && profiles.some(({ id }) => id === profile);
    for (const kind of own) if (!canJudge(kind)) report.skipped += kind.count;
    if (typeof by === 'string') continue;
    const terms = { platformId, stored, after, by, profiles, hash, signal };
    const pass = await replayBy(db, terms, found);
    report.snapshots += pass.snapshots;
    report.runs = Math.max(report.runs, pass.runs);
    report.observations = Math.max(report.observations, pass.observations);
  }
  return { ...report, differences: found.count };
}
