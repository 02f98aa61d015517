/** Points as they are printed, in whole tenths, so that sums are exact. */
export function tenths(text: string): number {
  return Math.round(Number(text.replace('\u2212', '-')) * 10);
}
