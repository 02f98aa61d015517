import type { FinishedLook } from '@kaopu/db';
import type { GuardedBrowser } from '@kaopu/net/browser';
import {
  Counter,
  openGauges,
  openRegistry,
  showStores,
  type Registry,
  type Stores,
} from '@kaopu/watch';
import type { Heartbeat } from '../heartbeat.ts';
import type { Signal } from './dead-man.ts';
import type { StoreName } from './stores.ts';

export interface Metrics {
  registry: Registry;
  onLook(resource: string, look: Pick<FinishedLook, 'status' | 'cause'>): void;
  onVerdict(isUp: boolean): void;
  onSignal(signal: Signal): void;
  showBrowser(browser: Pick<GuardedBrowser, 'load'>): void;
  showUnderWay(resources: ReadonlyMap<string, () => number>): void;
  showHeartbeat(heartbeat: Heartbeat): void;
}

/** What this worker counts of itself. Labels are words of our own: no platform, no address. */
export function openMetrics(stores: Stores<StoreName>): Metrics {
  const registry = openRegistry();
  const registers = [registry];
  showStores(registry, stores);
  const looks = new Counter({
    name: 'kaopu_looks_total',
    help: 'Looks that ended, by what came of them',
    labelNames: ['resource', 'outcome', 'cause'],
    registers,
  });
  const verdicts = new Counter({
    name: 'kaopu_own_network_verdicts_total',
    help: 'Whether our own network was up when a supplier could not be reached',
    labelNames: ['verdict'],
    registers,
  });
  const signals = new Counter({
    name: 'kaopu_outgoing_heartbeats_total',
    help: 'Signs of life to somebody outside: sent, failed, or withheld because not all was well',
    labelNames: ['result'],
    registers,
  });
  return {
    registry,
    onLook: (resource, { status, cause }) =>
      looks.inc({ resource, outcome: status, cause: cause ?? 'none' }),
    onVerdict: (isUp) => verdicts.inc({ verdict: isUp ? 'up' : 'down' }),
    onSignal: (result) => signals.inc({ result }),
    showBrowser(browser) {
      const { one } = openGauges(registry, () => Promise.resolve(browser.load()));
      one('kaopu_browser_places', 'Looks through the browser at once', ({ places }) => places);
      one('kaopu_browser_busy_places', 'Those under way', ({ busy }) => busy);
      one('kaopu_browser_waiting_looks', 'Those that wait', ({ waiting }) => waiting);
    },
    showUnderWay(resources) {
      const { some } = openGauges(registry, () => Promise.resolve(resources));
      some('kaopu_looks_under_way', 'Looks claimed and not stored yet', ['resource'], (found) =>
        [...found].map(([resource, count]) => [{ resource }, count()] as const),
      );
    },
    showHeartbeat(heartbeat) {
      const { one } = openGauges(registry, () => Promise.resolve(heartbeat));
      one('kaopu_heartbeat_age_seconds', 'Since a heartbeat came back', (h) => h.ageSeconds());
      one('kaopu_heartbeat_round_trip_seconds', 'Through the queue and the database', (h) =>
        h.roundTripSeconds(),
      );
    },
  };
}
