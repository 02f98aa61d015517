import { parseArgs } from 'node:util';
import type { PlanSize } from './plan.ts';

export interface Terms {
  /** Scenarios to play; none: all. */
  names: string[];
  /** How many looks are planned in each. */
  looks: number;
  /** Looks a second. */
  rate: number;
  /** How often a scenario does its harm. */
  kills: number;
  /** Where the queue lies. */
  backend: 'postgres' | 'redis';
  short: boolean;
  /** Scenarios played at once. */
  atOnce: number;
}

/** Of a small machine that does other work too; a quiet one stores and judges some hundreds a second. */
const RATE = 60;
/** More at once keep a slow machine so busy that looks are late for want of it, and not for what is played. */
const SHORT = { looks: 60, rate: RATE, kills: 1, atOnce: 3 };
const USUAL = { looks: 1_000, rate: RATE, kills: 3, atOnce: 1 };

export const USAGE =
  'usage: npm run chaos -- [scenario…] [--looks 1000] [--rate 60] [--kills 3] [--backend postgres|redis] [--at-once 1] [--short]';

/** Throws an Error that says how it is called. */
export function readTerms(args: readonly string[]): Terms {
  const options = {
    looks: { type: 'string' },
    rate: { type: 'string' },
    kills: { type: 'string' },
    backend: { type: 'string', default: 'postgres' },
    'at-once': { type: 'string' },
    short: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { backend, short } = values;
  if (backend !== 'postgres' && backend !== 'redis') throw new Error(USAGE);
  const fallback = short ? SHORT : USUAL;
  return {
    names: positionals,
    looks: count(values.looks, fallback.looks),
    rate: count(values.rate, fallback.rate),
    kills: count(values.kills, fallback.kills),
    atOnce: count(values['at-once'], fallback.atOnce),
    backend,
    short,
  };
}

function count(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(USAGE);
  return value;
}

/** Longer than a lease, so that a look that broke off is late and not missed; in short it may be missed. */
const SECONDS = { usual: 16, short: 10 };

/** So many looks as so many shops, looked at several times each. */
export function sizeFor({ looks, rate, short }: Pick<Terms, 'looks' | 'rate' | 'short'>): PlanSize {
  const intervalSeconds = short ? SECONDS.short : SECONDS.usual;
  const shops = Math.min(rate * intervalSeconds, Math.ceil(looks / (short ? 2 : 5)));
  return { shops, intervalSeconds, rounds: Math.ceil(looks / shops) };
}
