import type { Lang } from '../format/time.ts';
import { compare as en } from '../i18n/en/compare.ts';
import type { Shape } from '../i18n/types.ts';
import { compare as zh } from '../i18n/zh/compare.ts';

export type CompareWords = Shape<typeof zh>;

export const COMPARE_WORDS: Readonly<Record<Lang, CompareWords>> = { 'zh-CN': zh, en };
