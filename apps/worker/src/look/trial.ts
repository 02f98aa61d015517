import { StartTrial, type AlertRuleInput } from '@kaopu/contracts';
import { claimTrial, finishTrial, publish, type Db } from '@kaopu/db';
import { probeByKind, resourceFor } from '@kaopu/probes';
import { detectStorefront } from '@kaopu/probes/observe';
import type { AlertRule } from '@kaopu/scoring';
import type { z } from 'zod';
import { whatIf } from '../what-if/what-if.ts';
import type { Resource } from '../plan/resources.ts';
import { openContext, type LookTools } from './context.ts';
import { observe, observeSafely, politeDeadline, secretsOf } from './observe.ts';
import { outcomeWithout } from './redact.ts';

const MARGIN_MS = 5_000;

/**
 * Runs a look that no probe is registered for, the same way as any other, except that nothing it
 * sees is kept: no score can come to rest on it.
 */
export async function runTrial(
  db: Db,
  tools: LookTools,
  deadlineMs: number,
  trialId: string,
): Promise<void> {
  const trial = await claimTrial(db, trialId, deadlineMs + MARGIN_MS);
  if (!trial) return;
  const request = StartTrial.parse(trial.request);
  await publish(db, [{ type: 'trial', trialId }]);
  if (request.kind === 'what-if') {
    const seen = await whatIf(
      db,
      request.platformId,
      ruleOf(request.rule),
      request.days,
      tools.now(),
    );
    const gone = { kind: 'unknown', cause: 'prober-fault', detail: 'no such platform' };
    await finishTrial(db, trial, seen === null ? gone : { kind: 'alerts', seen });
    await publish(db, [{ type: 'trial', trialId }]);
    return;
  }
  const target = request.kind === 'detect' ? request.url : targetOf(request.config);
  const secrets = request.kind === 'try' ? secretsOf(request.probeKind, request.config) : [];
  // A trial may ask for prices, since a person asked for it; it never leaves an order.
  const takeTurn = (what: string) => Promise.resolve(what === 'preview');
  const { context } = openContext(tools, target, politeDeadline(deadlineMs), {
    secrets,
    takeTurn,
  });

  const outcome = await observeSafely(
    () =>
      request.kind === 'detect'
        ? detectStorefront(request.url, context)
        : observe(request.probeKind, request.config, context),
    deadlineMs,
  );

  // A trial has no ticket to wait with.
  if (outcome.kind === 'waiting') throw new Error('a trial cannot wait');
  await finishTrial(db, trial, outcomeWithout(outcome, secrets));
  await publish(db, [{ type: 'trial', trialId }]);
}

/** Without the keys that were left out. */
function ruleOf(rule: z.infer<typeof AlertRuleInput>): AlertRule {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
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
