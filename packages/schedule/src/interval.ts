import type { TimeWindow } from '@kaopu/contracts';
import { calendarOf, type Calendar } from './calendar.ts';
import { phaseOf } from './chance.ts';
import type { LocalDays } from './local-days.ts';
import { windowsOf } from './windows.ts';

/**
 * A fixed grid of periods. With windows, a period has one slot: its beginning if a window is open
 * then, else a moment of the first window that opens and closes within it, else none. So a look a
 * day, allowed from nine to ten, is one look between nine and ten, and no two probes meet there
 * because a window opens.
 */
export function intervalCalendar(
  id: string,
  periodMs: number,
  windows: readonly TimeWindow[],
  days: LocalDays,
): Calendar {
  const phase = phaseOf(id, periodMs);
  const spansOf = windowsOf(windows, days);

  function isOpen(at: number): boolean {
    const day = days.dayOf(at);
    return [day - 1, day].some((each) =>
      spansOf(each).some(({ start, end }) => start <= at && at < end),
    );
  }

  function slotIn(begins: number): number | null {
    if (windows.length === 0 || isOpen(begins)) return begins;
    const ends = begins + periodMs;
    const last = days.dayOf(ends);
    for (let day = days.dayOf(begins); day <= last; day += 1) {
      const span = spansOf(day).find(({ start }) => start > begins && start < ends);
      if (span === undefined) continue;
      return span.end > ends ? null : span.start + phaseOf(id, span.end - span.start);
    }
    return null;
  }

  return calendarOf({
    indexOf: (at) => Math.floor((at - phase) / periodMs),
    slotsOf(index) {
      const slot = slotIn(index * periodMs + phase);
      return slot === null ? [] : [slot];
    },
    after: (index) => index + 1,
  });
}
