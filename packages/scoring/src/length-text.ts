import type { Text } from './text.ts';

const UNITS = [
  { seconds: 86_400, zh: '天', en: 'd' },
  { seconds: 3_600, zh: '小时', en: 'h' },
  { seconds: 60, zh: '分钟', en: 'min' },
  { seconds: 1, zh: '秒', en: 's' },
] as const;

/** A length of time, seconds, in its two largest units: 「2 小时 10 分钟」. Less than none is none. */
export function lengthText(seconds: number): Text {
  const whole = Math.round(seconds);
  const first = UNITS.findIndex((unit) => whole >= unit.seconds);
  if (first === -1) return { zh: '0 秒', en: '0 s' };
  let rest = whole;
  const parts = UNITS.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return count === 0 ? [] : [{ zh: `${count} ${unit.zh}`, en: `${count} ${unit.en}` }];
  });
  return {
    zh: parts.map(({ zh }) => zh).join(' '),
    en: parts.map(({ en }) => en).join(' '),
  };
}
