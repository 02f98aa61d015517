import { claimLook, finishLooks, publish, recordEvidence, type Db } from '@kaopu/db';
import { probeByKind, type Outcome } from '@kaopu/probes';
import { observeByKind } from '@kaopu/probes/observe';
import type { Transport } from '@kaopu/jobs';
import { openContext, type LookTools } from './context.ts';
import { observeSafely } from './observe.ts';

export interface LookOptions {
  deadlineMs: number;
  hostGapMs: number;
}

const LEASE_MARGIN_MS = 10_000;

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
  const claim = await claimLook(db, probeId, options.deadlineMs + LEASE_MARGIN_MS);
  if (!claim) return;
  const startedAt = new Date(tools.now());
  const signal = AbortSignal.timeout(options.deadlineMs);
  const { context, kept } = openContext(tools, claim.siteUrl, signal);

  const outcome = await observeSafely(async (): Promise<Outcome<unknown>> => {
    const config = probeByKind(claim.kind)?.config.safeParse(claim.config);
    if (!config?.success) {
      return { kind: 'unknown', cause: 'prober-fault', detail: `no such probe: ${claim.kind}` };
    }
    return observeByKind(claim.kind, config.data, context);
  }, context);

  await recordEvidence(db, kept);
  const stored = await finishLooks(
    db,
    [
      {
        claim,
        status: outcome.kind,
        cause: outcome.kind === 'unknown' ? outcome.cause : null,
        detail: outcome.kind === 'unknown' ? outcome.detail : null,
        seen: outcome.kind === 'observed' ? outcome.seen : null,
        evidence: kept,
        startedAt,
      },
    ],
    options.hostGapMs,
  );
  if (stored.length === 0) return;
  await transport.send('judge', [{ payload: { platformId: claim.platformId } }]);
  await publish(db, [{ type: 'looked', platformId: claim.platformId, probeId }]);
}
