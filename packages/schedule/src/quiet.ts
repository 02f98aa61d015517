import type { QuietHours } from '@kaopu/contracts';
import { localDays } from './local-days.ts';
import { windowsOf } from './windows.ts';

/** Windows that follow one another without end are no quiet hours any more, but silence. */
const MOST_WINDOWS = 30;

/** The end of the quiet hours that hold at an instant, ms UTC; null outside of them. */
export function quietUntil(hours: readonly QuietHours[], at: number): number | null {
  let until = at;
  for (let count = 0; count < MOST_WINDOWS; count += 1) {
    const end = Math.max(...hours.map((quiet) => endOf(quiet, until)), until);
    if (end === until) break;
    until = end;
  }
  return until === at ? null : until;
}

function endOf({ timeZone, windows }: QuietHours, at: number): number {
  const days = localDays(timeZone);
  const spansOf = windowsOf(windows, days);
  const today = days.dayOf(at);
  const spans = [today - 1, today].flatMap((day) => spansOf(day));
  return spans.reduce((end, span) => (span.start <= at && at < span.end ? span.end : end), at);
}
