import type { ProbeInput } from '@kaopu/contracts';
import type { NewProbe } from '@kaopu/db';
import type { AllowList } from '@kaopu/net/address';
import { probeByKind, resourceFor, withStoredSecrets } from '@kaopu/probes';
import { areOwnTargets, requireTargets } from '../core/targets.ts';
import { fieldProblem } from '../problems/problem.ts';
import { invalidInput } from '../problems/validation.ts';
import { readTiming, type Timing } from '../schedules/probe-schedule.ts';

/**
 * Checks a probe against its own kind: configuration, targets, and how often it may look. Secrets that
 * a changed configuration leaves out are those of the stored one.
 */
export function readProbe(
  input: ProbeInput,
  siteUrl: string,
  allow: AllowList,
  base: string,
  stored?: unknown,
): Omit<NewProbe, 'plan'> & Timing {
  const probe = probeByKind(input.kind);
  if (!probe) throw fieldProblem(`${base}/kind`, 'unknown-probe');
  const config = probe.config.safeParse(
    stored === undefined ? input.config : withStoredSecrets(probe.config, input.config, stored),
  );
  if (!config.success) throw invalidInput(config.error.issues, `${base}/config`);
  requireTargets(config.data, allow, `${base}/config`);
  const isOwn = areOwnTargets([siteUrl, config.data], allow);
  return {
    kind: input.kind,
    resource: resourceFor(probe, config.data),
    config: config.data,
    ...readTiming(input, isOwn ? 0 : probe.minIntervalSeconds, base),
    quorum: input.quorum ?? null,
    enabled: input.enabled,
  };
}
