import type { BulkJobOptions } from 'bullmq';

/** What we use of BullMQ, whichever backend lies under it. */
export interface HintQueue {
  addBulk(jobs: { name: string; data: object; opts: BulkJobOptions }[]): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  close(): Promise<void>;
}

export interface HintWorker {
  close(): Promise<void>;
}

export interface Store {
  queue(name: string): HintQueue;
  worker(name: string, concurrency: number, process: (data: unknown) => Promise<void>): HintWorker;
  close(): Promise<void>;
}

export type OnError = (error: Error) => void;

/** A worker that was killed gives its jobs back within 15 s; a hint is never worth less than another try. */
export const SETTINGS = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  drainDelay: 5,
  maxStalledCount: 100,
} as const;
