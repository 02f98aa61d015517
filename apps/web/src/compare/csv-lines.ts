import type { Cell, Group } from './rows.ts';
import type { CompareWords } from './words.ts';

function written({ text, tag, more }: Cell): string {
  return [text, tag, more].filter((part) => part !== undefined).join(' · ');
}

/** Everything that is compared, with when and for whom. */
export function csvLines(
  names: readonly string[],
  groups: readonly Group[],
  { clock, profile }: { clock: string; profile: string },
  words: CompareWords,
): string[][] {
  return [
    [words.csv.made, words.csv.clock(clock)],
    [words.csv.profile, profile],
    [words.csv.group, words.facts.fact, ...names],
    ...groups.flatMap(({ title, rows }) =>
      rows.map(({ label, cells }) => [title, label, ...cells.map(written)]),
    ),
  ];
}
