import type { ProbeInput } from '@kaopu/contracts';
import type { NewProbe } from '@kaopu/db';
import type { AllowList } from '@kaopu/net/address';
import { probeByKind, resourceFor, withStoredSecrets } from '@kaopu/probes';
import { areOwnTargets, requireTargets } from '../core/targets.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { FieldCode } from '../problems/texts.ts';
import { invalidInput } from '../problems/validation.ts';

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
): NewProbe {
  const probe = probeByKind(input.kind);
  if (!probe) throw fault(`${base}/kind`, 'unknown-probe');
  const config = probe.config.safeParse(
    stored === undefined ? input.config : withStoredSecrets(probe.config, input.config, stored),
  );
  if (!config.success) throw invalidInput(config.error.issues, `${base}/config`);
  requireTargets(config.data, allow, `${base}/config`);
  const isPolite = input.intervalSeconds >= probe.minIntervalSeconds;
  if (!isPolite && !areOwnTargets([siteUrl, config.data], allow)) {
    throw fault(`${base}/intervalSeconds`, 'interval-too-short');
  }
  return {
    kind: input.kind,
    resource: resourceFor(probe, config.data),
    config: config.data,
    intervalSeconds: input.intervalSeconds,
    enabled: input.enabled,
  };
}

function fault(path: string, code: FieldCode): ApiProblem {
  return new ApiProblem(400, 'invalid-input', { fields: [{ path, code }] });
}
