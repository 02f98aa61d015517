import { MISSING } from './number.ts';

export type Lang = 'zh-CN' | 'en';

const ZONE = 'Asia/Shanghai';
const OFFSET_MINUTES = -480;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The wall clock in Beijing, whatever the reader's device thinks. */
export function beijing(at: number): Record<'date' | 'time' | 'seconds' | 'monthDay', string> {
  const part = Object.fromEntries(PARTS.formatToParts(at).map((p) => [p.type, p.value]));
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    monthDay: `${part['month']}-${part['day']}`,
    time: `${part['hour']}:${part['minute']}`,
    seconds: part['second'] ?? '00',
  };
}

export function absoluteText(at: number, withSeconds = false): string {
  const { date, time, seconds } = beijing(at);
  return withSeconds ? `${date} ${time}:${seconds}` : `${date} ${time}`;
}

/** For titles and tables: seconds and the zone's name included. */
export function fullText(at: number, lang: Lang): string {
  const { date, time, seconds } = beijing(at);
  const clock = `${date} ${time}:${seconds}`;
  return lang === 'en' ? `${clock} Beijing time` : `北京时间 ${clock}`;
}

function beijingDay(at: number): number {
  return Math.floor((at - OFFSET_MINUTES * MINUTE) / DAY);
}

const RELATIVE: Readonly<Record<Lang, Intl.RelativeTimeFormat>> = {
  'zh-CN': new Intl.RelativeTimeFormat('zh-CN', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
};

/** Relative up to seven days either way, absolute beyond. Days are Beijing days. */
export function relativeText(at: number, now: number, lang: Lang): string {
  const gap = at - now;
  const size = Math.abs(gap);
  const format = RELATIVE[lang];
  if (size < 10 * SECOND) return lang === 'en' ? 'just now' : '刚刚';
  if (size < MINUTE) return format.format(Math.trunc(gap / SECOND), 'second');
  if (size < HOUR) return format.format(Math.trunc(gap / MINUTE), 'minute');
  if (size < DAY) return format.format(Math.trunc(gap / HOUR), 'hour');
  const days = beijingDay(at) - beijingDay(now);
  return Math.abs(days) <= 7 ? format.format(days, 'day') : absoluteText(at);
}

const UNITS = {
  'zh-CN': [' 天', ' 小时', ' 分钟', ' 秒'],
  en: [' d', ' h', ' min', ' s'],
} as const;

/** A length of time in its two largest units, e.g. 「2 小时 10 分钟」. */
export function durationText(seconds: number, lang: Lang): string {
  if (!Number.isFinite(seconds) || seconds < 0) return MISSING;
  const whole = Math.round(seconds);
  const counts = [
    Math.floor(whole / 86_400),
    Math.floor((whole % 86_400) / 3600),
    Math.floor((whole % 3600) / 60),
    whole % 60,
  ];
  const first = counts.findIndex((count) => count > 0);
  if (first === -1) return `0${UNITS[lang][3]}`;
  return counts
    .slice(first, first + 2)
    .map((count, i) => (count === 0 ? '' : `${count}${UNITS[lang][first + i] ?? ''}`))
    .filter((text) => text !== '')
    .join(' ');
}

/** Milliseconds as a reader says them: 「240 毫秒」, 「1.2 秒」. */
export function latencyText(ms: number, lang: Lang): string {
  if (ms < 1000) return `${Math.round(ms)}${lang === 'en' ? ' ms' : ' 毫秒'}`;
  return `${(ms / 1000).toFixed(1)}${lang === 'en' ? ' s' : ' 秒'}`;
}

/** True when the reader's device shows another clock than Beijing's. */
export function deviceDiffers(at: number): boolean {
  return new Date(at).getTimezoneOffset() !== OFFSET_MINUTES;
}
