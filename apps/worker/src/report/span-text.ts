function format(timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    ...(withTime && { timeStyle: 'short' }),
  });
}

const BEIJING = 'Asia/Shanghai';

/** A Beijing day, as 2026-11-29. */
export function dayText(at: number): string {
  return format(BEIJING, false).format(at);
}

/** From when to when, on the clock of a zone that is named: Beijing’s in words, others as IANA does. */
export function spanText(
  from: number,
  until: number,
  timeZone: string,
): Record<'zh' | 'en', string> {
  const clock = format(timeZone, true);
  const span = `${clock.format(from)} – ${clock.format(until)}`;
  return timeZone === BEIJING
    ? { zh: `北京时间 ${span}`, en: `${span} Beijing time` }
    : { zh: `${span}（${timeZone}）`, en: `${span} (${timeZone})` };
}
