import type { Lang } from '../format/time.ts';
import { setup as en } from '../i18n/en/setup.ts';
import type { Shape } from '../i18n/types.ts';
import { setup as zh } from '../i18n/zh/setup.ts';

export const SETUP_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
