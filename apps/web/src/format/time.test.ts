import { describe, expect, it } from 'vitest';
import {
  absoluteText,
  beijing,
  durationText,
  fullText,
  latencyText,
  relativeText,
  type Lang,
} from './time.ts';

const NOW = Date.parse('2026-11-23T08:05:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('the clock', () => {
  it('is Beijing’s, across midnight too', () => {
    expect(absoluteText(NOW)).toBe('2026-11-23 16:05');
    expect(beijing(Date.parse('2026-11-23T16:00:00Z'))).toMatchObject({
      date: '2026-11-24',
      time: '00:00',
    });
  });

  it('names its zone in full', () => {
    expect(fullText(NOW, 'zh-CN')).toBe('北京时间 2026-11-23 16:05:00');
    expect(fullText(NOW, 'en')).toBe('2026-11-23 16:05:00 Beijing time');
  });
});

describe('relative times', () => {
  it.each<[number, Lang, string]>([
    [-3000, 'zh-CN', '刚刚'],
    [-30_000, 'zh-CN', '30秒钟前'],
    [-3 * MINUTE, 'zh-CN', '3分钟前'],
    [-3 * HOUR, 'zh-CN', '3小时前'],
    [-DAY, 'zh-CN', '昨天'],
    [-2 * DAY, 'en', '2 days ago'],
    [140_000, 'en', 'in 2 minutes'],
    [-8 * DAY, 'zh-CN', '2026-11-15 16:05'],
  ])('%d ms away reads in %s: %s', (gap, lang, text) => {
    expect(relativeText(NOW + gap, NOW, lang)).toBe(text);
  });

  it('counts Beijing days, not spans of 24 hours', () => {
    const lateEvening = Date.parse('2026-11-21T15:30:00Z');
    expect(relativeText(lateEvening, NOW, 'en')).toBe('2 days ago');
  });
});

describe('durations', () => {
  it.each<[number, Lang, string]>([
    [300, 'zh-CN', '5 分钟'],
    [7800, 'zh-CN', '2 小时 10 分钟'],
    [7200, 'zh-CN', '2 小时'],
    [86_400, 'en', '1 d'],
    [90_061, 'en', '1 d 1 h'],
    [0, 'zh-CN', '0 秒'],
    [-1, 'en', '—'],
    [3.6, 'en', '4 s'],
  ])('%d seconds read in %s: %s', (seconds, lang, text) => {
    expect(durationText(seconds, lang)).toBe(text);
  });

  it('never shows a zero in the second place', () => {
    expect(durationText(86_400 + 30, 'zh-CN')).toBe('1 天');
  });

  it('shows latencies in milliseconds up to a second', () => {
    expect(latencyText(240.4, 'zh-CN')).toBe('240 毫秒');
    expect(latencyText(1240, 'en')).toBe('1.2 s');
  });
});
