import type { PlanSize } from './plan.ts';
import type { Stage } from './stage.ts';
import type { Terms } from './terms.ts';

/** Figures of a scenario, those that all have and its own. */
export type Figures = Record<string, number | string | boolean | null>;

export interface Scenario {
  name: string;
  /** Rows of the table of faults that it stands for, and what it does. */
  about: string;
  /** The queue's backend, where only one makes sense. */
  backend?: Terms['backend'];
  /** What it lacks on this machine, where it then fails by that name; null when it can be played. */
  cannot?: () => string | null;
  size?: (terms: Terms) => Partial<PlanSize>;
  /** Workers at once; 2 unless said otherwise. */
  workers?: number;
  /** Of so many shops one is down for a while; 10 unless said otherwise, Infinity: none is. */
  outageEvery?: number;
  /** A server of its own, for what is done to that. */
  ownPostgres?: boolean;
  /** A connection of the workers that goes through a proxy of ours. */
  proxied?: 'postgres' | 'redis';
  /** What lies on a disk of so many megabytes. */
  smallDisk?: { holds: 'evidence' | 'postgres'; megabytes: number };
  /** A Postgres of its own whose clock can be set. */
  ownClock?: boolean;
  /** Environment of the worker of that number, beside the usual one. */
  workerEnv?: (number: number) => Record<string, string>;
  /** Its harm lets looks go on: most of the plan has to be seen, not just accounted for. */
  looksGoOn?: true;
  /** Before the workers start; may change `stage.env`. */
  prepare?: (stage: Stage) => Promise<void>;
  /** Does the harm while the plan runs; ends with the product as it should be. */
  run: (stage: Stage) => Promise<Figures>;
  /** What is wrong with the figures; null when they are as promised. Without it all faults have to be zero. */
  judge?: (line: Figures) => string | null;
}
