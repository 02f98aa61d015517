import { expect, it } from 'vitest';
import { yuanText } from './yuan.ts';

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [18_550, '185.50'],
  [99_999, '999.99'],
  [100_000, '1,000.00'],
  [1_286_000, '12,860.00'],
  [123_456_789_01, '123,456,789.01'],
])('%d fen are %s yuan', (fen, text) => expect(yuanText(fen)).toBe(text));
