import { claimLook, finishLooks, publish, type Claim, type Db } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { Outcome } from '@kaopu/probes';
import { messageOf } from '../log.ts';
import { openContext, type LookTools } from './context.ts';
import { storeKept, type EvidenceItem, type KeptEvidence } from './kept.ts';
import { observe, observeSafely, politeDeadline, waitWithin } from './observe.ts';
import { isLoopback } from './own-network.ts';
import { openVisit } from './visit.ts';

export interface LookOptions {
  deadlineMs: number;
  hostGapMs: number;
  /** See KAOPU_LAB_PACE. */
  labPace: number;
}

const LEASE_MARGIN_MS = 10_000;
const DAY_MS = 86_400_000;

/**
 * How far the look stands from the one before it, the planned interval at most: that is how much
 * new evidence it brings, so looking more often adds none. The first has none before it and
 * counts as spaced by a day. Stored with the observation, so a replay needs no other.
 */
export function spacingOf(
  claim: Pick<Claim, 'previousAt' | 'slotAt' | 'intervalSeconds' | 'siteUrl'>,
  labPace: number,
): number {
  const pace = isLoopback(claim.siteUrl) ? labPace : 1;
  const planned = claim.intervalSeconds * 1_000;
  if (claim.previousAt === null) return Math.max(DAY_MS, planned * pace);
  const passed = claim.slotAt.getTime() - claim.previousAt.getTime();
  return Math.max(0, Math.min(planned, passed)) * pace;
}

/**
 * One look: claim the slot and the host's budget, look outside any transaction, keep the
 * evidence safely, then finish in one statement. A claim that fails ends silently: somebody
 * else looks, or nobody needs to.
 */
export async function look(
  db: Db,
  transport: Transport,
  tools: LookTools,
  options: LookOptions,
  probeId: string,
): Promise<void> {
  const leaseMs = options.deadlineMs + LEASE_MARGIN_MS;
  const claim = await claimLook(db, probeId, leaseMs);
  if (!claim) return;
  const startedAt = new Date(tools.now());
  const signal = politeDeadline(options.deadlineMs);
  const terms = {
    gapMs: options.hostGapMs,
    pace: isLoopback(claim.siteUrl) ? options.labPace : 1,
    now: tools.now,
    sleep: waitWithin(signal),
  };
  const visit = openVisit({ ...terms, spentMs: claim.spentMs });
  const { context, kept } = openContext(tools, claim.siteUrl, {
    ...terms,
    db,
    held: { key: claim.hostKey, visit },
    robots: claim.robots,
    leaseMs,
    signal,
  });

  const seen = await observeSafely(
    () => observe(claim.kind, claim.config, context),
    options.deadlineMs,
  );

  const { outcome, evidence } = await withEvidence(db, tools, seen, kept());
  const stored = await finishLooks(
    db,
    [
      {
        claim,
        status: outcome.kind,
        cause: outcome.kind === 'unknown' ? outcome.cause : null,
        detail: outcome.kind === 'unknown' ? outcome.detail : null,
        seen: outcome.kind === 'observed' ? outcome.seen : null,
        evidence,
        startedAt,
        spacingMs: spacingOf(claim, options.labPace),
        visit: visit.sum(),
      },
    ],
    options.hostGapMs,
  );
  if (stored.length === 0) return;
  await transport.send('judge', [{ payload: { platformId: claim.platformId } }]);
  await publish(db, [{ type: 'looked', platformId: claim.platformId, probeId }]);
}

/**
 * Keeps the evidence of what was seen. What cannot be proven was not seen: a store that fails makes
 * the look unknown, and that is our fault.
 */
async function withEvidence(
  db: Db,
  tools: LookTools,
  outcome: Outcome<unknown>,
  kept: readonly KeptEvidence[],
): Promise<{ outcome: Outcome<unknown>; evidence: EvidenceItem[] }> {
  try {
    return { outcome, evidence: await storeKept(db, tools.evidence, kept) };
  } catch (error) {
    // A full disk, a bucket that does not answer. (A database that does not will not take the end of the look either.)
    const detail = `evidence not stored: ${messageOf(error)}`.slice(0, 500);
    return { outcome: { kind: 'unknown', cause: 'prober-fault', detail }, evidence: [] };
  }
}
