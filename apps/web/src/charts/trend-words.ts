import type { Lang } from '../format/time.ts';
import { trend as en } from '../i18n/en/trend.ts';
import type { Shape } from '../i18n/types.ts';
import { trend as zh } from '../i18n/zh/trend.ts';

type TrendWords = Shape<typeof zh>;

export const TREND_WORDS: Readonly<Record<Lang, TrendWords>> = { 'zh-CN': zh, en };
