import type { History, UptimeEvent } from './histories.ts';
import { randomFrom, type Random } from './random.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const DAYS = 220;

interface Observer {
  services: number;
  looksPerDay: number;
  /** Size of lasting changes of a service's ln response time, and days between them. */
  jump: number;
  daysBetweenJumps: number;
  /** Mean days of a service's one troubled spell. */
  troubledDays: number;
}

function exponential(random: Random, mean: number): number {
  return -mean * Math.log(random.uniform());
}

/**
 * One site: looks now and then, more often around outages; response times log-normal with lasting
 * jumps, some persistence and a heavy tail; most outages in one troubled spell.
 */
function service(random: Random, observer: Observer): UptimeEvent[] {
  const events: UptimeEvent[] = [];
  const noise = 0.25 * Math.exp(0.4 * random.normal());
  let level = Math.log(400) + 0.8 * random.normal();
  let persistent = 0;
  const troubledFrom = START + (random.uniform() * 1.2 - 0.2) * DAYS * DAY;
  const troubledTo = troubledFrom + exponential(random, observer.troubledDays) * DAY;
  const failing = 0.1 + 0.6 * random.uniform();
  let t = START + random.uniform() * DAY;
  let nextJump = t + exponential(random, observer.daysBetweenJumps) * DAY;
  while (t < START + DAYS * DAY) {
    if (t >= nextJump) {
      level += observer.jump * random.normal();
      nextJump = t + exponential(random, observer.daysBetweenJumps) * DAY;
    }
    persistent = 0.3 * persistent + noise * random.normal();
    const spike = random.uniform() < 0.05 ? 0.4 * random.gamma(2) : 0;
    const isTroubled = t >= troubledFrom && t < troubledTo;
    const isDown = random.uniform() < (isTroubled ? failing : 0.001);
    const responseMs = isDown ? 0 : Math.round(Math.exp(level + persistent + spike));
    events.push({ t: Math.round(t), state: isDown ? 'down' : 'up', responseMs });
    t += (DAY / observer.looksPerDay) * (isDown ? 0.3 : 1) * (0.5 + random.uniform());
  }
  return events;
}

/** Two observers, of many and of few services, as the real ones are. */
export function madeUpHistories(): History[] {
  const random = randomFrom(2026);
  const shared = { daysBetweenJumps: 60, troubledDays: 80 };
  const observers: Observer[] = [
    { ...shared, services: 45, looksPerDay: 0.9, jump: 0.1 },
    { ...shared, services: 9, looksPerDay: 2.2, jump: 0.2 },
  ];
  return observers.map((observer) =>
    Array.from({ length: observer.services }, () => service(random, observer)),
  );
}
