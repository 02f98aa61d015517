import { pingDb, type Db, type EvidenceFiles } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { openStores, type Stores } from '@kaopu/watch';
import { messageOf, type Log } from '../log.ts';

export type StoreName = 'database' | 'queue' | 'evidence';

/** What a worker's work rests on; an outage is logged once, and once when it is over. */
export function watchStores(
  db: Db,
  transport: Transport,
  evidence: EvidenceFiles,
  log: Log,
): Stores<StoreName> {
  return openStores(
    {
      database: () => pingDb(db),
      queue: () => transport.ping(),
      evidence: () => evidence.check(),
    },
    {
      onAway: (store, error) =>
        log.error('a store does not answer: work pauses', { store, error: messageOf(error) }),
      onBack: (store, seconds, complaints) =>
        log.info('the store answers again: work goes on', { store, seconds, complaints }),
    },
  );
}

/** A log that does not repeat for everybody who stumbles over it that a store is away. */
export function withoutOutages(log: Log, stores: Stores<StoreName>): Log {
  return {
    info: log.info,
    error(message, fields) {
      void stores.isOutage().then((isKnown) => {
        if (!isKnown) log.error(message, fields);
      });
    },
  };
}

const TRIES = 3;

/**
 * Does what must not be lost to an outage of the database: waits until that is over, and tries again.
 * Only for what does no harm when it is done twice.
 */
export async function throughOutages<Result>(
  stores: Stores<StoreName>,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES) throw error;
      await stores.check();
      await stores.ready('database');
    }
  }
}
