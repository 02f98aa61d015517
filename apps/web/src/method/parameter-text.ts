import { shareText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';

/** A parameter of an indicator as a reader says it, by its path: a switch that is on by its name alone. */
export function parameterText(
  path: string,
  value: string,
  scales: Readonly<Record<string, string>>,
): string {
  if (value === 'true') return '';
  if (path === 'scale') return wordFor(scales, value);
  // Kept as a difference of logarithms, meant as a share.
  return path === 'detector.margin.add' ? shareText(Math.expm1(Number(value))) : value;
}
