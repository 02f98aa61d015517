import type { Lang } from '../format/time.ts';
import { packs as en } from '../i18n/en/packs.ts';
import type { Shape } from '../i18n/types.ts';
import { packs as zh } from '../i18n/zh/packs.ts';

export const PACK_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
