export { Counter, Gauge, type Registry } from 'prom-client';
export { cached } from './cached.ts';
export { openGauges } from './gauges.ts';
export { reasonsOf, statusOf, unaccounted, wordsOf, type Findings } from './reasons.ts';
export { openRegistry } from './registry.ts';
export { serveMetrics, type MetricsServer } from './serve-metrics.ts';
export { showStores } from './store-gauges.ts';
export { openStores, type Stores } from './stores.ts';
export { REASONS, type Reason, type Words } from './words.ts';
