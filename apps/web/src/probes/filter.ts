import type { ProbeRuns } from '@kaopu/contracts';

export type ProbeFilter = Exclude<keyof ProbeRuns['counts'], 'queued'>;

/** Which probes are shown; all of them unless one is named. */
export const FILTERS = [
  'all',
  'failing',
  'paused',
  'running',
] as const satisfies readonly ProbeFilter[];

export function isProbeFilter(value: unknown): value is ProbeFilter {
  return FILTERS.some((filter) => filter === value);
}
