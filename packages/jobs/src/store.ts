import type { BulkJobOptions } from 'bullmq';

/** What we use of BullMQ, whichever backend lies under it. */
export interface HintQueue {
  addBulk(jobs: { name: string; data: object; opts: BulkJobOptions }[]): Promise<unknown>;
  getWaitingCount(): Promise<number>;
  /** Oldest first. */
  getWaiting(start: number, end: number): Promise<{ timestamp: number }[]>;
  close(): Promise<void>;
}

export interface HintWorker {
  close(): Promise<void>;
}

/** What waits in one queue. */
export interface Depth {
  waiting: number;
  /** When the oldest of it was sent, by the sender's clock; null when nothing waits. */
  oldestAt: Date | null;
}

export interface Store {
  queue(name: string): HintQueue;
  worker(name: string, concurrency: number, process: (data: unknown) => Promise<void>): HintWorker;
  /** By name of the queue; those that were never used may be absent. */
  depths<Name extends string>(
    names: readonly Name[],
    queueOf: (name: Name) => HintQueue,
  ): Promise<Map<string, Depth>>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store itself, which may be away, or a handler that threw. */
export type ErrorSource = 'store' | 'job';
export type OnError = (error: Error, source: ErrorSource) => void;

/** A worker that was killed gives its jobs back within 15 s; a hint is never worth less than another try. */
export const SETTINGS = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  drainDelay: 5,
  maxStalledCount: 100,
} as const;
