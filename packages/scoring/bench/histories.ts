/**
 * Real uptime histories when there are some next to the repository, in `../shared/data/uptime`;
 * else made-up ones of the same shape, which the table says.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { madeUpHistories } from './made-up-histories.ts';

/** One look at one site. */
export interface UptimeEvent {
  /** Milliseconds UTC. */
  t: number;
  state: 'down' | 'up' | 'degraded';
  responseMs: number;
}

/** The services one observer watched over the same time, each oldest event first. */
export type History = readonly (readonly UptimeEvent[])[];

export interface Histories {
  histories: readonly History[];
  /** In words, for the table. */
  source: string;
  /** Whether the noise is a real one, so that leads over other methods mean something. */
  real: boolean;
}

const FOLDER = fileURLToPath(new URL('../../../../shared/data/uptime', import.meta.url));
const STATES = ['down', 'up', 'degraded'] as const;

function eventOf(stored: unknown): UptimeEvent {
  const [seconds, state, responseMs] = Array.isArray(stored) ? stored.map(Number) : [];
  const known = STATES[state ?? -1];
  if (seconds === undefined || known === undefined || responseMs === undefined) {
    throw new TypeError(`not an event: ${JSON.stringify(stored)}`);
  }
  return { t: seconds * 1000, state: known, responseMs };
}

function listOf(value: unknown, field: string): unknown[] {
  const list: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  if (!Array.isArray(list)) throw new TypeError(`no list of ${field}`);
  return list;
}

function readHistory(path: string): History {
  const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return listOf(stored, 'services').map((service) => listOf(service, 'events').map(eventOf));
}

export function loadHistories(): Histories {
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
  if (files.length === 0)
    return {
      histories: madeUpHistories(),
      source: 'MADE-UP histories, leads over others not judged',
      real: false,
    };
  const histories = files.map((name) => readHistory(`${FOLDER}/${name}`));
  return { histories, source: `real histories ${files.join(', ')}`, real: true };
}
