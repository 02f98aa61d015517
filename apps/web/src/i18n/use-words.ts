import type { Lang } from '../format/time.ts';
import { useI18n } from './use-i18n.ts';

/**
 * A page's own dictionary. It travels with the page in both languages, so that long texts cost the
 * first route nothing.
 */
export function useWords<T>(words: Readonly<Record<Lang, T>>): T {
  return words[useI18n().lang];
}
