import type { Lang } from '../format/time.ts';
import { weights as en } from '../i18n/en/weights.ts';
import type { Shape } from '../i18n/types.ts';
import { weights as zh } from '../i18n/zh/weights.ts';

export const WEIGHT_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
