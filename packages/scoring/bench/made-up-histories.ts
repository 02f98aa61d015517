import type { History, UptimeEvent } from './histories.ts';
import { randomFrom, type Random } from './random.ts';
import { logisticOf } from './statistics.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const DAYS = 200;

/**
 * One site: a look about once a day and more often around outages; response times log-normal with
 * a wandering level, some persistence and a heavy tail; outages come in spells, more on bad sites.
 */
function service(random: Random, badness: number, looksPerDay: number): UptimeEvent[] {
  const events: UptimeEvent[] = [];
  const level = Math.log(300) + 0.7 * random.normal();
  const noise = 0.15 + 0.15 * random.uniform();
  let wander = 0;
  let persistent = 0;
  let trouble = badness + random.normal();
  let t = START + random.uniform() * DAY;
  while (t < START + DAYS * DAY) {
    const spacing = DAY / looksPerDay;
    trouble += 0.25 * random.normal() * Math.sqrt(spacing / DAY) - 0.02 * (trouble - badness);
    wander += 0.02 * random.normal();
    persistent = 0.3 * persistent + noise * random.normal();
    const spike = random.uniform() < 0.04 ? random.gamma(2) * 0.5 : 0;
    const isDown = random.uniform() < 0.5 * logisticOf(trouble);
    const responseMs = isDown ? 0 : Math.round(Math.exp(level + wander + persistent + spike));
    events.push({ t: Math.round(t), state: isDown ? 'down' : 'up', responseMs });
    t += spacing * (isDown ? 0.2 : 1) * (0.5 + random.uniform());
  }
  return events;
}

/** Two observers with many and with few services, as the real ones are. */
export function madeUpHistories(): History[] {
  const random = randomFrom(2026);
  const watched = (services: number, looksPerDay: number): History =>
    Array.from({ length: services }, () =>
      service(random, -4 + 1.5 * random.normal(), looksPerDay),
    );
  return [watched(40, 1), watched(10, 2.5)];
}
