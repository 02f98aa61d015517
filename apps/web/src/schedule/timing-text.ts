import type { Schedule } from '@kaopu/contracts';
import { readLine } from './timing.ts';
import type { SCHEDULE_WORDS } from './words.ts';

/** A schedule in a few words; `every` says its interval. */
export function timingText(
  schedule: Schedule,
  every: string,
  words: (typeof SCHEDULE_WORDS)['en'],
): string {
  switch (schedule.kind) {
    case 'interval':
      return words.windowed(every);
    case 'random':
      return words.random(every);
    case 'cron': {
      const plain = readLine(schedule.cron);
      if (plain === null) return words.ownTimes;
      const days = plain.days.map((day) => words.days[day - 1]).join(' ');
      return words.cronLine(plain.days.length === 7 ? plain.time : `${days} ${plain.time}`);
    }
  }
}
