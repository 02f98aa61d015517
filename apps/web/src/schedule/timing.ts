import type { Schedule } from '@kaopu/contracts';

/** When a probe is to look; no schedule: every `intervalSeconds`, round the clock. */
export interface Timing {
  intervalSeconds: number;
  schedule?: Schedule | null | undefined;
}

export type Kind = Schedule['kind'];

export const ZONE = 'Asia/Shanghai';
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The same timing in another kind; what both have is kept. */
export function inKind({ intervalSeconds, schedule }: Timing, kind: Kind): Timing {
  const timeZone = schedule?.timeZone ?? ZONE;
  const windows = schedule && 'windows' in schedule ? schedule.windows : [];
  if (kind === 'cron') {
    return { intervalSeconds, schedule: { kind, timeZone, cron: lineOf(EVERY_DAY, '09:00') } };
  }
  return { intervalSeconds, schedule: { kind, timeZone, windows } };
}

/** A cron line for a time on some weekdays. */
export function lineOf(days: readonly number[], time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  const all = EVERY_DAY.every((day) => days.includes(day));
  return `${minute ?? 0} ${hour ?? 0} * * ${all ? '*' : [...days].sort((a, b) => a - b).join(',')}`;
}

/** What a cron line says, if it is one time on some weekdays; null for any other. */
export function readLine(line: string): { days: number[]; time: string } | null {
  const found = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[1-7](?:,[1-7]){0,6})$/.exec(line);
  if (found === null) return null;
  const [, minute = '', hour = '', days = ''] = found;
  if (Number(minute) > 59 || Number(hour) > 23) return null;
  return {
    days: days === '*' ? [...EVERY_DAY] : days.split(',').map(Number),
    time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
  };
}
