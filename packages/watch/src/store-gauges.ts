import { Counter, type Registry } from 'prom-client';
import { openGauges, type Sample } from './gauges.ts';
import type { Stores, StoreState } from './stores.ts';

/** Database, queue store and evidence store as this process sees them. */
export function showStores<Name extends string>(registry: Registry, stores: Stores<Name>): void {
  const entries = () => Object.entries<StoreState>(stores.states());
  const gauges = openGauges(registry, () => Promise.resolve(entries()));
  const each = (valueOf: (state: StoreState) => number | null) => (found: [string, StoreState][]) =>
    found.flatMap(([store, state]): Sample<'store'>[] => {
      const value = valueOf(state);
      return value === null ? [] : [[{ store }, value]];
    });
  gauges.some(
    'kaopu_store_up',
    '1 while the store answers this process',
    ['store'],
    each(({ ok }) => (ok === null ? null : Number(ok))),
  );
  gauges.some(
    'kaopu_store_latency_seconds',
    'Round trip of the newest check that was answered',
    ['store'],
    each(({ latencySeconds }) => latencySeconds),
  );
  new Counter({
    name: 'kaopu_store_outages_total',
    help: 'Times the store went away',
    labelNames: ['store'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [store, { outages }] of entries()) this.inc({ store }, outages);
    },
  });
}
