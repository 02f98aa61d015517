import type { Lang } from '../format/time.ts';
import { entries as en } from '../i18n/en/entries.ts';
import type { Shape } from '../i18n/types.ts';
import { entries as zh } from '../i18n/zh/entries.ts';

export type EntryWords = Shape<typeof zh>;

export const ENTRY_WORDS: Readonly<Record<Lang, EntryWords>> = { 'zh-CN': zh, en };

/** One of two texts that the API gave in both languages. */
export function inLang(text: { zh: string; en: string }, lang: Lang): string {
  return lang === 'en' ? text.en : text.zh;
}
