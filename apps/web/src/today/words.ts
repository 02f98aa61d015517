import type { Lang } from '../format/time.ts';
import { today as en } from '../i18n/en/today.ts';
import type { Shape } from '../i18n/types.ts';
import { today as zh } from '../i18n/zh/today.ts';

export const TODAY_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
