const CHOICES = [60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400];

/** Intervals offered for a probe: never below its floor, and always the one it has. */
export function intervalChoices(current: number, minSeconds: number): number[] {
  const all = new Set([current, ...CHOICES.filter((seconds) => seconds >= minSeconds)]);
  return [...all].sort((a, b) => a - b);
}
