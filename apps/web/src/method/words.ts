import type { Lang } from '../format/time.ts';
import { method as en } from '../i18n/en/method.ts';
import type { Shape } from '../i18n/types.ts';
import { method as zh } from '../i18n/zh/method.ts';

export const METHOD_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
