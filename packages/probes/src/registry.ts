import type { ProbeDefinition } from './kit/types.ts';
import * as probes from './probes.ts';

/** Every probe there is, by name. */
export const PROBES: readonly ProbeDefinition<unknown, unknown>[] = Object.values(probes);

/** The probe of a kind; undefined for kinds nobody knows. */
export function probeByKind(kind: string): ProbeDefinition<unknown, unknown> | undefined {
  return PROBES.find((probe) => probe.kind === kind);
}
