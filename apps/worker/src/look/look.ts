import {
  noticeGone,
  noticeSeen,
  takeTurn,
  type Claim,
  type Db,
  type FinishedLook,
} from '@kaopu/db';
import { probeByKind, sampleOf } from '@kaopu/probes';
import { hash } from 'node:crypto';
import { messageOf } from '../log.ts';
import { bearOut, isInDoubt, type BorneOut } from './bear-out.ts';
import { besideKnown } from './beside.ts';
import { sharedBook } from './book.ts';
import { openContext, type Aside, type LookTools } from './context.ts';
import { storeKept, type EvidenceItem, type KeptEvidence } from './kept.ts';
import {
  observe,
  observeSafely,
  secretsOf,
  waitWithin,
  withinDeadline,
  type OnFault,
  type Result,
} from './observe.ts';
import { openLook } from './open-look.ts';
import { paceAt } from './own-network.ts';
import { outcomeWithout } from './redact.ts';
import { unconfirmedIn } from './second-look.ts';
import { openVisit } from './visit.ts';

export interface LookOptions {
  deadlineMs: number;
  hostGapMs: number;
  /** See KAOPU_LAB_PACE. */
  labPace: number;
  aside?: Aside;
}

/** So long a look may have to wait for its turn in here, and for being stored. */
export const LEASE_MARGIN_MS = 10_000;

export const leaseOf = ({ deadlineMs }: LookOptions) => deadlineMs + LEASE_MARGIN_MS;

const DAY_MS = 86_400_000;

/** A look that brought nothing new is judged together with so many more, and within this time. */
const CALM_LOOKS = 60;
const CALM_MS = 1_800_000;

function patienceFor({ intervalSeconds }: Claim, pace: number): number {
  return Math.min(CALM_MS, CALM_LOOKS * intervalSeconds * 1_000) / pace;
}

/** By its hash: it is only ever compared. */
function gistOf(kind: string, result: Result): string | null {
  const gist = result.kind === 'observed' ? (probeByKind(kind)?.gist?.(result.seen) ?? null) : null;
  return gist === null ? null : hash('sha256', gist, 'base64url');
}

/**
 * How far the look stands from the one before it, the planned interval at most: that is how much
 * new evidence it brings, so looking more often adds none. The first has none before it and
 * counts as spaced by a day. Stored with the observation, so a replay needs no other.
 */
export function spacingOf(
  claim: Pick<Claim, 'previousAt' | 'slotAt' | 'intervalSeconds' | 'siteUrl'>,
  labPace: number,
): number {
  const pace = paceAt(claim.siteUrl, labPace);
  const planned = claim.intervalSeconds * 1_000;
  if (claim.previousAt === null) return Math.max(DAY_MS, planned * pace);
  const passed = claim.slotAt.getTime() - claim.previousAt.getTime();
  return Math.max(0, Math.min(planned, passed)) * pace;
}

/**
 * Looks, outside any transaction, and keeps the evidence safely.
 *
 * @returns what is left to be done: to store it, behind the claim's fence
 */
export function look(
  db: Db,
  tools: LookTools,
  options: LookOptions,
  claim: Claim,
): Promise<FinishedLook> {
  return withinDeadline(options.deadlineMs, (signal) =>
    lookWithin(signal, db, tools, options, claim),
  );
}

async function lookWithin(
  signal: AbortSignal,
  db: Db,
  tools: LookTools,
  options: LookOptions,
  claim: Claim,
): Promise<FinishedLook> {
  const { now } = claim;
  const startedAt = new Date(now());
  const secrets = secretsOf(claim.kind, claim.config);
  const { open, saved } = await openLook(db, claim, startedAt, options.labPace);
  const terms = {
    gapMs: options.hostGapMs,
    pace: paceAt(claim.siteUrl, options.labPace),
    now,
    sleep: waitWithin(signal),
  };
  const visit = openVisit({ ...terms, spentMs: claim.spentMs });
  const { context, kept } = openContext(tools, claim.siteUrl, {
    ...terms,
    book: sharedBook(db),
    held: { key: claim.hostKey, visit },
    robots: claim.robots,
    leaseMs: leaseOf(options),
    signal,
    secrets,
    takeTurn: (what, everyMs) => takeTurn(db, claim.probeId, what, everyMs),
    open,
    aside: options.aside,
  });
  const onFault = keepOpen(claim, saved);

  const own = await observeSafely(
    () => observe(claim.kind, claim.config, context),
    options.deadlineMs,
    onFault,
  );
  const elsewhere = await seenElsewhere(db, claim, own, kept, startedAt, secrets);
  const seen = elsewhere?.outcome ?? own;

  const shown =
    seen.kind === 'waiting' ? seen : await besideKnown(db, claim, outcomeWithout(seen, secrets));
  await rememberNotice(db, claim, shown, startedAt);
  // What was seen from another place is judged and proven by itself.
  const gist = elsewhere === null || elsewhere.isOwn ? gistOf(claim.kind, shown) : null;
  const isCalm = isAsBefore(claim, gist);
  const unconfirmed =
    isCalm || shown.kind === 'waiting'
      ? null
      : await unconfirmedIn(db, claim, shown, elsewhere?.others ?? []);
  const { result, evidence } = await withEvidence(
    tools,
    shown,
    elsewhere !== null || worthKeeping(claim, seen, isCalm, terms.pace) ? kept() : [],
    onFault,
  );
  const spacingMs = spacingOf(claim, options.labPace);
  return {
    claim,
    status: result.kind === 'waiting' ? 'open' : result.kind,
    ...(result.kind === 'waiting' && {
      ticket: result.ticket,
      wakeAt: new Date(result.wakeAt),
    }),
    cause: result.kind === 'unknown' ? result.cause : null,
    detail: result.kind === 'unknown' ? result.detail : null,
    seen: result.kind === 'observed' ? result.seen : null,
    evidence: [...evidence, ...(elsewhere?.evidence ?? [])],
    attempts: elsewhere?.attempts ?? null,
    unconfirmed: result.kind === 'observed' ? unconfirmed : null,
    startedAt,
    endedAt: new Date(now()),
    spacingMs,
    visit: visit.sum(),
    // The look that bears out what this one only suspects is news, however alike they are.
    gist: result.kind === 'observed' && unconfirmed === null ? gist : null,
    judgeInMs: result.kind === 'observed' && isCalm ? patienceFor(claim, terms.pace) : 0,
    // Where time is sped up the judge is impatient: no run grows.
    sample:
      isCalm && elsewhere === null && evidence.length === 0 && terms.pace === 1
        ? sampleFor(claim, result, spacingMs)
        : null,
  };
}

/** A site that says it is in maintenance is taken at its word until so many intervals later. */
const NOTICE_INTERVALS = 2;

/** What this look saw of a notice of maintenance, if anything, for it and for the looks that follow. */
async function rememberNotice(db: Db, claim: Claim, result: Result, began: Date): Promise<void> {
  if (result.kind !== 'observed') return;
  const says = probeByKind(claim.kind)?.inMaintenance?.(result.seen) ?? null;
  if (says === true) {
    const holdMs = NOTICE_INTERVALS * claim.intervalSeconds * 1_000;
    await noticeSeen(db, claim.platformId, began, holdMs);
  } else if (says === false && claim.hasNotice) {
    await noticeGone(db, claim.platformId, began);
  }
}

/** Whoever asked, a person or a judge who wants a change confirmed, waits for the answer. */
function isAsBefore({ scheduled, lastGist }: Claim, gist: string | null): boolean {
  return scheduled && gist !== null && gist === lastGist;
}

/** Asks vantages about what they have not borne out already. */
async function seenElsewhere(
  db: Db,
  claim: Claim,
  own: Result,
  kept: () => KeptEvidence[],
  startedAt: Date,
  secrets: readonly string[],
): Promise<BorneOut | null> {
  if (own.kind === 'waiting' || !isInDoubt(claim.kind, own)) return null;
  if (isAsBefore(claim, gistOf(claim.kind, own))) return null;
  const ms = claim.now() - startedAt.getTime();
  return bearOut(db, claim, { outcome: own, startedAt, ms, kept }, secrets);
}

function sampleFor(claim: Claim, result: Result, spacingMs: number): Uint8Array | null {
  // One that was open has a row of its own already.
  if (result.kind !== 'observed' || claim.previousAt === null || claim.ticket !== null) return null;
  const look = { slotAt: claim.slotAt.getTime(), spacingMs, seen: result.seen };
  return sampleOf(claim.kind, look, claim.previousAt.getTime());
}

/** An open look that we break is tried again so much later. */
const AGAIN_MS = 300_000;

/** No look stays open for longer than its interval and this. */
const LONGEST_MS = 2 * DAY_MS;

/**
 * What is open when something of ours fails stays open, and another claim goes on with it: a person
 * was asked, and may have answered. Only one that goes on failing ends as unknown.
 */
function keepOpen(claim: Claim, saved: () => unknown): OnFault {
  return (cause, detail) => {
    const ticket = saved();
    const age = claim.now() - claim.slotAt.getTime();
    return ticket === undefined || age > claim.intervalSeconds * 1_000 + LONGEST_MS
      ? { kind: 'unknown', cause, detail }
      : { kind: 'waiting', ticket, wakeAt: claim.now() + AGAIN_MS };
  };
}

/** A look like the last one is borne out by what was kept of one like it, not long ago. */
const KEEP_AGAIN_MS = 6 * 3_600_000;

/** Looking in again and seeing nothing new proves nothing that the last look will not prove better. */
function worthKeeping(claim: Claim, seen: Result, isCalm: boolean, pace: number): boolean {
  if (seen.kind === 'waiting') return claim.ticket === null;
  return !isCalm || claim.keptAgoMs === null || claim.keptAgoMs * pace >= KEEP_AGAIN_MS;
}

/**
 * Keeps the evidence of what was seen. What cannot be proven was not seen: a store that fails makes
 * the look unknown, and that is our fault.
 */
async function withEvidence(
  tools: LookTools,
  result: Result,
  kept: readonly KeptEvidence[],
  onFault: OnFault,
): Promise<{ result: Result; evidence: EvidenceItem[] }> {
  try {
    return { result, evidence: await storeKept(tools, kept) };
  } catch (error) {
    // A full disk, a bucket that does not answer. (A database that does not will not take the end of the look either.)
    const detail = `evidence not stored: ${messageOf(error)}`.slice(0, 500);
    return { result: onFault('prober-fault', detail), evidence: [] };
  }
}
