import { probeByKind, secretNames, withKeptSecrets, withoutSecrets } from '@kaopu/probes';

function namesOf(kind: string): ReadonlySet<string> {
  const probe = probeByKind(kind);
  return probe ? secretNames(probe.config) : new Set();
}

/** A probe's configuration as anybody may see it. */
export function shownConfig(kind: string, config: unknown): unknown {
  return withoutSecrets(config, namesOf(kind));
}

/** A change of a configuration by somebody who saw it without its secrets. */
export function changedConfig(kind: string, next: unknown, stored: unknown): unknown {
  return withKeptSecrets(next, stored, namesOf(kind));
}

/** Does the configuration hold any? */
export function holdsSecrets(kind: string, config: unknown): boolean {
  return JSON.stringify(shownConfig(kind, config)) !== JSON.stringify(config);
}
