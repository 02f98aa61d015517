import type { Lang } from '../format/time.ts';
import { mask as en } from '../i18n/en/mask.ts';
import type { Shape } from '../i18n/types.ts';
import { mask as zh } from '../i18n/zh/mask.ts';

export const MASK_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
