import { unknown } from './kit/fault.ts';
import type { Outcome, ProbeContext, ProbeDefinition, Waiting } from './kit/types.ts';
import { PROBES } from './registry.ts';

export { detectStorefront } from './detect/detect.ts';

type Observer = (config: unknown, context: ProbeContext) => Promise<Outcome<unknown> | Waiting>;

/** Stored configurations are read anew before each look: the schema may have grown since. */
function observerOf(probe: ProbeDefinition<unknown, unknown>): Observer {
  let looking: ReturnType<typeof probe.looking> | undefined;
  return async (raw, context) => {
    const config = probe.config.safeParse(raw);
    if (!config.success) return unknown('prober-fault', `configuration: ${config.error.message}`);
    looking ??= probe.looking();
    const { observe } = await looking;
    return observe(config.data, context);
  };
}

/** The looking half of each probe, by kind. Used by workers alone. */
export const OBSERVERS: Readonly<Record<string, Observer>> = Object.fromEntries(
  PROBES.map((probe) => [probe.kind, observerOf(probe)]),
);
