import { describe, expect, it } from 'vitest';
import {
  countText,
  MISSING,
  moneyText,
  percentText,
  pointsText,
  scoreText,
  shareText,
  sizeText,
} from './number.ts';
import { signedPercent, signedPoints } from './signed.ts';

describe('numbers on screen', () => {
  it.each([
    [76.49, '76'],
    [76.5, '77'],
    [0, '0'],
    [-0.2, '0'],
  ])('shows the score %d as the integer %s', (value, text) => expect(scoreText(value)).toBe(text));

  it('uses the true minus sign, and none for what rounds to zero', () => {
    expect(pointsText(-17.84)).toBe('\u221217.8');
    expect(pointsText(-0.04)).toBe('0.0');
  });

  it.each([
    [1_286_050, '¥12,860.50'],
    [0, '¥0.00'],
    [1, '¥0.01'],
    [-500, '\u2212¥5.00'],
  ])('shows %d fen as %s', (fen, text) => expect(moneyText(fen)).toBe(text));

  it('shows what is missing as a dash, never as zero', () => {
    expect(moneyText(null)).toBe(MISSING);
    expect(percentText(null)).toBe(MISSING);
  });

  it('always shows the sign of a change', () => {
    expect(signedPercent(30 / 178)).toBe('+16.9%');
    expect(signedPercent(-0.03)).toBe('\u22123.0%');
    expect(signedPercent(0)).toBe('0.0%');
  });

  it('always shows the sign of a difference in points', () => {
    expect(signedPoints(2.6)).toBe('+2.6');
    expect(signedPoints(-1)).toBe('\u22121.0');
    expect(signedPoints(0.04)).toBe('0.0');
  });

  it.each([
    [0.175, '17.5%'],
    [0.2, '20%'],
    [0.35, '35%'],
    [1 / 3, '33.333333%'],
  ])('shows the constant share %d as %s', (share, text) => expect(shareText(share)).toBe(text));

  it('groups thousands', () => expect(countText(12_345)).toBe('12,345'));

  it.each([
    [900, '900 B'],
    [18_234, '17.8 KB'],
    [3_500_000, '3.3 MB'],
  ])('shows %d bytes as %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});
