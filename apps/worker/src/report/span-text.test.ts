import { expect, it } from 'vitest';
import { spanText } from './span-text.ts';

const UNTIL = Date.parse('2026-11-30T00:00:00Z');
const FROM = UNTIL - 86_400_000;

it('names Beijing’s clock in words', () => {
  expect(spanText(FROM, UNTIL, 'Asia/Shanghai')).toEqual({
    zh: '北京时间 2026-11-29 08:00 – 2026-11-30 08:00',
    en: '2026-11-29 08:00 – 2026-11-30 08:00 Beijing time',
  });
});

it('names another zone as IANA does, in the brackets of the language', () => {
  expect(spanText(FROM, UNTIL, 'Europe/Berlin')).toEqual({
    zh: '2026-11-29 01:00 – 2026-11-30 01:00（Europe/Berlin）',
    en: '2026-11-29 01:00 – 2026-11-30 01:00 (Europe/Berlin)',
  });
});
