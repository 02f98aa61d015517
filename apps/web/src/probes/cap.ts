const CHOICES = [10, 60, 300, 900, 3600, 21_600];

/** Times between two looks that are longer than those of any site, and the one there is. */
export function gapChoices(leastSeconds: number, own: number | null): number[] {
  const longer = CHOICES.filter((seconds) => seconds > leastSeconds);
  return [...new Set([...longer, ...(own === null ? [] : [own])])].sort((a, b) => a - b);
}
