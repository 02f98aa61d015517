import { Schedule } from '@kaopu/contracts';
import { databaseNow, type CountSlots, type Db, type NewProbe } from '@kaopu/db';
import {
  calendarFor,
  countSlots,
  CronFault,
  densestOf,
  gapsOf,
  type Calendar,
} from '@kaopu/schedule';
import { randomUUID } from 'node:crypto';
import { fieldProblem } from '../problems/problem.ts';

/** Random moments closer to each other are none. */
const LEAST_RANDOM_SECONDS = 60;
/** Round the clock the densest part of the week has .7 of the mean; windows may leave so much of it. */
const DENSEST = 0.5;

/** When a probe is to look, as it is kept: null for an interval round the clock. */
export interface Timing {
  schedule: Schedule | null;
  intervalSeconds: number;
}

/**
 * Checks how often a probe would look. Of a cron line the interval is the shortest time between two of
 * its times.
 *
 * @param leastSeconds what its site has to bear at most
 * @throws ApiProblem with the field that is wrong
 */
export function readTiming(
  given: { schedule?: Schedule | null | undefined; intervalSeconds?: number | undefined },
  leastSeconds: number,
  base: string,
): Timing {
  const schedule = isPlain(given.schedule) ? null : given.schedule;
  if (schedule?.kind === 'cron') {
    const { shortest } = gapsOf(calendarOf(schedule, 0, '', base), Date.now());
    const intervalSeconds = Math.floor(shortest / 1_000);
    if (intervalSeconds < leastSeconds) {
      throw fieldProblem(`${base}/schedule/cron`, 'interval-too-short');
    }
    return { schedule, intervalSeconds };
  }
  const path = `${base}/intervalSeconds`;
  if (given.intervalSeconds === undefined) throw fieldProblem(path, 'required');
  const { intervalSeconds } = given;
  const isRandom = schedule?.kind === 'random';
  const least = Math.max(leastSeconds, isRandom ? LEAST_RANDOM_SECONDS : 0);
  const densest = isRandom ? densestOf(schedule, intervalSeconds, Date.now()) : Infinity;
  if (intervalSeconds < least || densest < DENSEST * least * 1_000) {
    throw fieldProblem(path, 'interval-too-short');
  }
  return { schedule, intervalSeconds };
}

function isPlain(schedule: Schedule | null | undefined): schedule is null | undefined {
  return !schedule || (schedule.kind === 'interval' && schedule.windows.length === 0);
}

/** @throws ApiProblem when a cron line cannot be read or is never met */
export function calendarOf(
  schedule: Schedule,
  intervalSeconds: number,
  id: string,
  base: string,
): Calendar {
  try {
    return calendarFor(schedule, intervalSeconds, id);
  } catch (error) {
    if (error instanceof CronFault) throw fieldProblem(`${base}/schedule/cron`, error.code);
    throw error;
  }
}

/** A probe with its slots begun: after now on the database's clock, by its id where it has one already. */
export async function planned(
  db: Db,
  { schedule, ...probe }: Omit<NewProbe, 'plan'> & Timing,
  id: string = randomUUID(),
): Promise<NewProbe> {
  if (schedule === null) return probe;
  const calendar = calendarOf(schedule, probe.intervalSeconds, id, '');
  const now = await databaseNow(db);
  const plan = {
    id,
    schedule,
    firstSlot: new Date(calendar.next(now)),
    longestGapSeconds: Math.ceil(gapsOf(calendar, now).longest / 1_000),
  };
  return { ...probe, plan };
}

/** Of a schedule as it was stored. */
export const slotsOf: CountSlots = ({ probeId, schedule, intervalSeconds }, from, to) =>
  countSlots(calendarFor(Schedule.parse(schedule), intervalSeconds, probeId), from, to);
