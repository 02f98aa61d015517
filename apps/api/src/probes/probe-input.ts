import type { ProbeInput } from '@kaopu/contracts';
import type { NewProbe } from '@kaopu/db';
import { checkUrl, type AllowList } from '@kaopu/net/address';
import { probeByKind } from '@kaopu/probes';
import { requireTargets } from '../core/targets.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { FieldCode } from '../problems/texts.ts';
import { invalidInput } from '../problems/validation.ts';

/** Checks a probe against its own kind: configuration, targets, and how often it may look. */
export function readProbe(
  input: ProbeInput,
  siteUrl: string,
  allow: AllowList,
  base: string,
): NewProbe {
  const probe = probeByKind(input.kind);
  if (!probe) throw fault(`${base}/kind`, 'unknown-probe');
  const config = probe.config.safeParse(input.config);
  if (!config.success) throw invalidInput(config.error.issues, `${base}/config`);
  requireTargets(config.data, allow, `${base}/config`);
  if (input.intervalSeconds < probe.minIntervalSeconds && !isOwnSite(siteUrl, allow)) {
    throw fault(`${base}/intervalSeconds`, 'interval-too-short');
  }
  return {
    kind: input.kind,
    resource: probe.resource,
    config: config.data,
    intervalSeconds: input.intervalSeconds,
    enabled: input.enabled,
  };
}

/** Only reachable because the operator allowed it: a site of his own, to be asked as often as he likes. */
function isOwnSite(siteUrl: string, allow: AllowList): boolean {
  return checkUrl(siteUrl, allow).ok && !checkUrl(siteUrl, { ranges: [], names: [] }).ok;
}

function fault(path: string, code: FieldCode): ApiProblem {
  return new ApiProblem(400, 'invalid-input', { fields: [{ path, code }] });
}
