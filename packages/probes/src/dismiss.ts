import { PROBES, probeByKind } from './registry.ts';

/** Kinds of probes whose hits a person can dismiss. */
export const PROBES_WITH_HITS: readonly string[] = PROBES.flatMap(({ kind, dismiss }) =>
  dismiss === undefined ? [] : [kind],
);

/** What was stored, with exactly these hits dismissed; null when it cannot be read. */
export function dismissIn(kind: string, stored: unknown, hits: readonly string[]): unknown {
  const probe = probeByKind(kind);
  const seen = probe?.seen.safeParse(stored);
  return seen?.success && probe?.dismiss ? probe.dismiss(seen.data, hits) : null;
}
