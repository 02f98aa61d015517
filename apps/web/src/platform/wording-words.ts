import type { Lang } from '../format/time.ts';
import { wording as en } from '../i18n/en/wording.ts';
import type { Shape } from '../i18n/types.ts';
import { wording as zh } from '../i18n/zh/wording.ts';

export const WORDING_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
