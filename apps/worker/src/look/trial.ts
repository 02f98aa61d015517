import { StartTrial } from '@kaopu/contracts';
import { claimTrial, finishTrial, type HostTurn, publish, type Clock, type Db } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';
import { LookFault, probeByKind, resourceFor } from '@kaopu/probes';
import { detectStorefront } from '@kaopu/probes/observe';
import type { Resource } from '../plan/resources.ts';
import { sharedBook } from './book.ts';
import { openContext, type LookTools } from './context.ts';
import type { LookOptions } from './look.ts';
import { waitForHost } from './manners.ts';
import {
  observe,
  observeSafely,
  secretsOf,
  waitWithin,
  withinDeadline,
  type Result,
} from './observe.ts';
import { paceAt } from './own-network.ts';
import { outcomeWithout } from './redact.ts';
import { openVisit } from './visit.ts';

const MARGIN_MS = 5_000;

/**
 * Runs a look that no probe is registered for, the same way as any other, except that nothing it
 * sees is kept: no score can come to rest on it.
 */
export async function runTrial(
  db: Db,
  tools: LookTools,
  options: LookOptions,
  trialId: string,
): Promise<void> {
  const trial = await claimTrial(db, trialId, options.deadlineMs + MARGIN_MS);
  if (!trial) return;
  const request = StartTrial.parse(trial.request);
  await publish(db, [{ type: 'trial', trialId }]);
  const secrets = request.kind === 'try' ? secretsOf(request.probeKind, request.config) : [];
  const outcome = await observeSafely(
    () =>
      withinDeadline(options.deadlineMs, (signal) =>
        lookOnce(db, tools, options, { request, secrets, now: trial.now }, signal),
      ),
    options.deadlineMs,
  );

  // A trial has no ticket to wait with.
  if (outcome.kind === 'waiting') throw new Error('a trial cannot wait');
  await finishTrial(db, trial, outcomeWithout(outcome, secrets));
  await publish(db, [{ type: 'trial', trialId }]);
}

interface Trial {
  request: StartTrial;
  secrets: readonly string[];
  now: Clock;
}

/** Takes its turn at the site like everybody; a person waits, so it goes even while the site is left alone. */
async function lookOnce(
  db: Db,
  tools: LookTools,
  { deadlineMs, hostGapMs, labPace }: LookOptions,
  { request, secrets, now }: Trial,
  signal: AbortSignal,
): Promise<Result> {
  const target = request.kind === 'detect' ? request.url : targetOf(request.config);
  const leaseMs = deadlineMs + MARGIN_MS;
  const book = sharedBook(db);
  const terms = {
    gapMs: hostGapMs,
    pace: paceAt(target, labPace),
    now,
    sleep: waitWithin(signal),
  };
  const key = hostKey(target);
  let turn: HostTurn;
  try {
    turn = await waitForHost(key, { ...terms, book, leaseMs });
  } catch (error) {
    if (!(error instanceof LookFault)) throw error;
    return { kind: 'unknown', cause: 'timeout', detail: error.message };
  }
  const visit = openVisit({ ...terms, spentMs: turn.spentMs });
  const held = { key, visit };
  const { context } = openContext(tools, target, {
    ...terms,
    book,
    held,
    robots: 'respect',
    leaseMs,
    signal,
    secrets,
    // A trial may ask for prices, since a person asked for it; it never leaves an order.
    takeTurn: (what) => Promise.resolve(what === 'preview'),
  });
  try {
    return request.kind === 'detect'
      ? await detectStorefront(request.url, context)
      : await observe(request.probeKind, request.config, context);
  } finally {
    await book.leaveHost(turn, visit.sum(), hostGapMs);
  }
}

/** The site a configuration is about; only the own-network check wants to know. */
function targetOf(config: unknown): string {
  const fields = typeof config === 'object' && config !== null ? Object.values(config) : [];
  return (
    fields.find((value): value is string => typeof value === 'string' && URL.canParse(value)) ??
    'http://unknown.invalid'
  );
}

/** Which pool runs a trial. */
export function trialResource(request: unknown): Resource {
  const trial = StartTrial.parse(request);
  const probe = trial.kind === 'try' ? probeByKind(trial.probeKind) : undefined;
  if (trial.kind !== 'try' || probe === undefined) return 'http';
  const config = probe.config.safeParse(trial.config);
  return config.success && resourceFor(probe, config.data) === 'browser' ? 'browser' : 'http';
}
