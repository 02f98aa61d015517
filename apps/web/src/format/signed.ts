import { percentText } from './number.ts';

/** A share with its sign always shown: +16.9%, −3.0%. */
export function signedPercent(share: number): string {
  return share > 0 ? `+${percentText(share)}` : percentText(share);
}
