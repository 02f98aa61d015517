import type { ComparisonColumn } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { verdictOf } from './verdict.ts';
import { COMPARE_WORDS } from './words.ts';

/** What may be said of platforms beside each other, in sentences. */
export function useVerdict(platforms: readonly ComparisonColumn[]): string {
  const { lang } = useI18n();
  const words = useWords(COMPARE_WORDS).verdict;
  const list = new Intl.ListFormat(lang);
  const verdict = verdictOf(
    platforms.map(({ name, score }) => ({
      name,
      status: score?.status ?? null,
      value: score?.value ?? 0,
      lo: score?.lo ?? 0,
      hi: score?.hi ?? 0,
    })),
  );
  const { groups, insufficient, vetoed, waiting } = verdict;
  const one = (names: readonly string[], text: (joined: string) => string) =>
    names.length === 0 ? [] : [text(list.format(names))];
  const sentences = [
    ...groups
      .slice(0, -1)
      .map((group, i) => words.above(list.format(group), list.format(groups.slice(i + 1).flat()))),
    ...groups.filter((group) => group.length > 1).map((group) => words.tied(list.format(group))),
    ...one(insufficient, words.insufficient),
    ...one(vetoed, words.vetoed),
    ...one(waiting, words.waiting),
  ];
  return sentences.join(lang === 'en' ? ' ' : '');
}
