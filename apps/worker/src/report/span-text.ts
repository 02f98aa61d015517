function format(timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    ...(withTime && { timeStyle: 'short' }),
  });
}

/** A Beijing day, as 2026-11-29. */
export function dayText(at: number): string {
  return format('Asia/Shanghai', false).format(at);
}

/** From when to when, on the clock of a zone that is named. */
export function spanText(from: number, until: number, timeZone: string): string {
  const clock = format(timeZone, true);
  return `${clock.format(from)} – ${clock.format(until)} (${timeZone})`;
}
