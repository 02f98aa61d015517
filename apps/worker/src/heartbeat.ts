import { beatWorker, seeWorker, type Db } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { messageOf, type Log } from './log.ts';

const PERIOD_MS = 15_000;
const PATIENCE_MS = 60_000;

/**
 * Sends this worker a job through the whole path every 15 s, in a lane of its own. When none has come back for a
 * minute the worker is deaf, however healthy its client looks: `onDeaf` ends the process and
 * the supervisor starts another.
 */
export async function startHeartbeat(
  db: Db,
  transport: Transport,
  workerId: string,
  log: Log,
  onDeaf: () => void,
): Promise<() => void> {
  let last = performance.now();
  transport.receive(
    'heartbeat',
    1,
    async (beat) => {
      await beatWorker(db, beat.workerId);
      last = performance.now();
    },
    workerId,
  );
  const pulse = async (): Promise<void> => {
    if (performance.now() - last > PATIENCE_MS) {
      onDeaf();
      return;
    }
    try {
      await seeWorker(db, workerId);
      await transport.send('heartbeat', [{ payload: { workerId } }], workerId);
    } catch (error) {
      log.error('no heartbeat could be sent', { error: messageOf(error) });
    }
  };
  await pulse();
  const timer = setInterval(() => void pulse(), PERIOD_MS);
  return () => clearInterval(timer);
}
