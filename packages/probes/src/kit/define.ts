import type { ProbeDefinition, Resource } from './types.ts';

/** Gives a probe's parts one type, so that what is observed and what is judged cannot drift apart. */
export function defineProbe<Config, Seen>(
  definition: ProbeDefinition<Config, Seen>,
): ProbeDefinition<Config, Seen> {
  return definition;
}

/** Which pool looks with this configuration, which must be one of the probe's. */
export function resourceFor<Config>(
  probe: ProbeDefinition<Config, unknown>,
  config: Config,
): Resource {
  return probe.resourceFor?.(config) ?? probe.resource;
}
