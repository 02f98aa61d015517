import type { ProbeRun } from '@kaopu/contracts';

export type Cell = ProbeRun['outcome'] | 'slow';

/** Slower than so many times what is usual for the probe, and than anybody minds. */
const SLOW = { factor: 3, ms: 2_000 };

/** The middle of how long looks took; null where none took any time. */
export function usualMs(runs: readonly ProbeRun[]): number | null {
  const sorted = runs.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** What each look is shown as: one that saw everything may still have been slow, against the probe's own past. */
export function cellsOf(runs: readonly ProbeRun[]): Cell[] {
  const usual = usualMs(runs) ?? Infinity;
  return runs.map(({ outcome, ms }) =>
    outcome === 'ok' && ms !== null && ms > SLOW.ms && ms > SLOW.factor * usual ? 'slow' : outcome,
  );
}

interface Week {
  ok: number;
  fail: number;
  blocked: number;
}

/** Share of looks that saw something, of those that took place; null when none did. */
export function successOf({ ok, fail, blocked }: Week): number | null {
  const looked = ok + fail + blocked;
  return looked === 0 ? null : ok / looked;
}
