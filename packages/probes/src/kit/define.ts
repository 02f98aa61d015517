import type { ProbeDefinition } from './types.ts';

/** Gives a probe's parts one type, so that what is observed and what is judged cannot drift apart. */
export function defineProbe<Config, Seen>(
  definition: ProbeDefinition<Config, Seen>,
): ProbeDefinition<Config, Seen> {
  return definition;
}
