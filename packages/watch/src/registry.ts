import { collectDefaultMetrics, Registry } from 'prom-client';

/** A sample a second: each wakes an idle process, and 50 of them cost more than all else it does. */
const LAG_PRECISION_MS = 1_000;

/** Metrics of this process: memory, CPU, event-loop lag, garbage collection; more is added to it. */
export function openRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  return registry;
}
