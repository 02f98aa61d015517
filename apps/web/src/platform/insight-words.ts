import type { Lang } from '../format/time.ts';
import { insights as en } from '../i18n/en/insights.ts';
import type { Shape } from '../i18n/types.ts';
import { insights as zh } from '../i18n/zh/insights.ts';

export const INSIGHT_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
