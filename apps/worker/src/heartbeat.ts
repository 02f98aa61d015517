import { beatWorker, seeWorker, type Db, type WorkerSelf } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';

export interface HeartbeatOptions {
  workerId: string;
  /** What the worker says of itself with each. */
  self(): WorkerSelf;
  /** No heartbeat came back in a long time, and nothing known to be away explains it. */
  onDeaf(): void;
  /** What heartbeats go through is known to be away. */
  isAway(): boolean;
  /** One could not be sent. */
  onFault(error: unknown): void;
  periodMs?: number;
  patienceMs?: number;
}

export interface Heartbeat {
  /** Since the last one came back, seconds. */
  ageSeconds(): number;
  /** From sending it to its coming back; null before the first. */
  roundTripSeconds(): number | null;
  stop(): void;
}

/**
 * Sends this worker a job through the whole path every 15 s, in a lane of its own. When none has come back for a
 * minute the worker is deaf, however healthy its client looks: `onDeaf` ends the process and
 * the supervisor starts another. While a store is away that would mend nothing, and throw away looks that
 * wait to be stored: its minute begins when the store is back.
 */
export async function startHeartbeat(
  db: Db,
  transport: Transport,
  options: HeartbeatOptions,
): Promise<Heartbeat> {
  const { workerId, periodMs = 15_000, patienceMs = 60_000 } = options;
  let cameBackAt = performance.now();
  let sentAt = cameBackAt;
  let awayAt = cameBackAt;
  let roundTripMs: number | null = null;
  let isSending = false;
  let told = '';

  transport.receive(
    'heartbeat',
    1,
    async (beat) => {
      if (!(await beatWorker(db, beat.workerId))) told = '';
      cameBackAt = performance.now();
      roundTripMs = cameBackAt - sentAt;
    },
    workerId,
  );

  async function pulse(): Promise<void> {
    if (options.isAway()) awayAt = performance.now();
    if (performance.now() - Math.max(cameBackAt, awayAt) > patienceMs) options.onDeaf();
    if (isSending) return;
    isSending = true;
    try {
      const self = options.self();
      // One that came back has been seen.
      const news = JSON.stringify(self);
      if (cameBackAt < sentAt || told !== news) {
        await seeWorker(db, workerId, self);
        told = news;
      }
      sentAt = performance.now();
      await transport.send('heartbeat', [{ payload: { workerId } }], workerId);
    } catch (error) {
      options.onFault(error);
    } finally {
      isSending = false;
    }
  }

  await pulse();
  const timer = setInterval(() => void pulse(), periodMs);
  return {
    ageSeconds: () => (performance.now() - cameBackAt) / 1_000,
    roundTripSeconds: () => roundTripMs && roundTripMs / 1_000,
    stop: () => clearInterval(timer),
  };
}
