import type { Lang } from '../format/time.ts';
import { trust as en } from '../i18n/en/trust.ts';
import type { Shape } from '../i18n/types.ts';
import { trust as zh } from '../i18n/zh/trust.ts';

export const TRUST_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
