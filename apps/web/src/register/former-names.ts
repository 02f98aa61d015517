import type { Lang } from '../format/time.ts';

export const FORMER_NAMES_WORDS: Record<Lang, { label: string; hint: string }> = {
  'zh-CN': {
    label: '曾用名',
    hint: '公司改过名才填，每行一个全称。按曾用名公布的处罚和判决也会对上。',
  },
  en: {
    label: 'Former names',
    hint: 'Only if the company was renamed, one full name a line. Records published under them match as well.',
  },
};

/** One name a line; empty lines are none. */
export function namesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
