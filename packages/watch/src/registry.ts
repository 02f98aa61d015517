import { collectDefaultMetrics, Registry } from 'prom-client';

/** Coarse enough to cost nothing, fine enough to see what holds up a look. */
const LAG_PRECISION_MS = 20;

/** Metrics of this process: memory, CPU, event-loop lag, garbage collection; more is added to it. */
export function openRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  return registry;
}
