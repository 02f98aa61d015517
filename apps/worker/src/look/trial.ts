import { StartTrial } from '@kaopu/contracts';
import { claimTrial, finishTrial, publish, recordEvidence, type Db } from '@kaopu/db';
import { probeByKind, type Outcome } from '@kaopu/probes';
import { detectStorefront, observeByKind } from '@kaopu/probes/observe';
import { openContext, type LookTools } from './context.ts';
import { observeSafely } from './observe.ts';

const DEADLINE_MS = 30_000;

/** Runs a look that no probe is registered for, the same way as any other. */
export async function runTrial(db: Db, tools: LookTools, trialId: string): Promise<void> {
  const trial = await claimTrial(db, trialId, DEADLINE_MS + 5_000);
  if (!trial) return;
  const request = StartTrial.parse(trial.request);
  await publish(db, [{ type: 'trial', trialId }]);
  const target = request.kind === 'detect' ? request.url : targetOf(request.config);
  const { context, kept } = openContext(tools, target, AbortSignal.timeout(DEADLINE_MS));

  const outcome = await observeSafely(async (): Promise<Outcome<unknown>> => {
    if (request.kind === 'detect') return detectStorefront(request.url, context);
    const config = probeByKind(request.probeKind)?.config.safeParse(request.config);
    if (!config?.success) {
      return {
        kind: 'unknown',
        cause: 'prober-fault',
        detail: `no such probe: ${request.probeKind}`,
      };
    }
    return observeByKind(request.probeKind, config.data, context);
  }, context);

  await recordEvidence(db, kept);
  await finishTrial(db, trial, outcome);
  await publish(db, [{ type: 'trial', trialId }]);
}

/** The site a configuration is about; only the own-network check wants to know. */
function targetOf(config: unknown): string {
  const fields = typeof config === 'object' && config !== null ? Object.values(config) : [];
  return (
    fields.find((value): value is string => typeof value === 'string' && URL.canParse(value)) ??
    'http://unknown.invalid'
  );
}
