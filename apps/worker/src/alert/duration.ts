const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units of a length of time: `2 天 3 小时`, `2 d 3 h`; under a minute seconds. */
export function durationText(ms: number, language: 'zh' | 'en'): string {
  const [days, hours, minutes] = [
    Math.floor(ms / DAY),
    Math.floor((ms % DAY) / HOUR),
    Math.floor((ms % HOUR) / MINUTE),
  ];
  const words =
    language === 'zh' ? ['天', '小时', '分钟', '秒'] : (['d', 'h', 'min', 's'] as const);
  const say = (count: number, unit: number) => (count > 0 ? [`${count} ${words[unit]}`] : []);
  if (days > 0) return [...say(days, 0), ...say(hours, 1)].join(' ');
  if (ms >= MINUTE) return [...say(hours, 1), ...say(minutes, 2)].join(' ');
  return `${Math.max(0, Math.round(ms / 1_000))} ${words[3]}`;
}
