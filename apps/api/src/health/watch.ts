import type { Health } from '@kaopu/contracts';
import { pingDb, recentSlots, vitals, type Db, type EvidenceFiles } from '@kaopu/db';
import { QueueUnreachable, type Transport } from '@kaopu/jobs';
import { cached, openRegistry, openStores, showStores, type Registry } from '@kaopu/watch';
import { slotsOf } from '../schedules/probe-schedule.ts';
import { judgeHealth, type Measured } from './judge-health.ts';
import { showMeasured } from './show-measured.ts';

export interface Watch {
  health(): Promise<Health>;
  registry: Registry;
  /** To be called with what may be a store's fault: true when that is known, and has been said. */
  isOutage(): Promise<boolean>;
  close(): void;
}

export interface WatchLog {
  warn(message: string): void;
}

const PATIENCE_MS = 2_000;
/** So old may what is scraped be, however many scrape. */
const SCRAPE_MS = 5_000;
const SLOTS_MS = 60_000;
const SLOTS_WINDOW_SECONDS = 600;

/** What this installation measures of itself: four statements a round at most, one of them once a minute. */
export function openWatch(
  db: Db,
  transport: Transport,
  evidence: EvidenceFiles,
  log: WatchLog,
): Watch {
  const registry = openRegistry();
  const stores = openStores(
    {
      database: () => pingDb(db),
      queue: () => transport.ping(),
      evidence: () => evidence.check(),
    },
    {
      onAway: (store, error) => log.warn(`the ${store} store does not answer: ${nameOf(error)}`),
      onBack: (store, seconds) =>
        log.warn(`the ${store} store answers again after ${seconds.toFixed(1)} s`),
    },
  );
  void stores.check();
  const now = () => performance.now();
  const slots = cached(SLOTS_MS, now, () => recentSlots(db, SLOTS_WINDOW_SECONDS, slotsOf));

  async function measure(): Promise<Measured> {
    const [found, depths, recent, nodes] = await Promise.all([
      within(PATIENCE_MS, vitals(db)),
      within(PATIENCE_MS, transport.depths()),
      within(PATIENCE_MS, slots()),
      transport.nodes(PATIENCE_MS),
    ]);
    const [evidence, backend] = [stores.states().evidence, transport.backend];
    return { vitals: found, depths, slots: recent, evidence, backend, nodes };
  }

  showStores(registry, stores);
  showMeasured(registry, cached(SCRAPE_MS, now, measure));
  return {
    health: async () => judgeHealth(await measure()),
    registry,
    isOutage: () => stores.isOutage(),
    close: () => stores.close(),
  };
}

/** Messages of a store's client may name accounts and addresses. */
function nameOf(error: unknown): string {
  if (error instanceof QueueUnreachable) return error.message;
  if (!(error instanceof Error)) return 'error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer));
}
