import { percentText, pointsText } from './number.ts';

/** A share with its sign always shown: +16.9%, −3.0%. */
export function signedPercent(share: number): string {
  return share > 0 ? `+${percentText(share)}` : percentText(share);
}

/** Points with their sign always shown: +2.6, −1.0. */
export function signedPoints(points: number): string {
  const text = pointsText(points);
  return points > 0 && text !== '0.0' ? `+${text}` : text;
}
