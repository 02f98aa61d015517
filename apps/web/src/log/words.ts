import type { Lang } from '../format/time.ts';
import { log as en } from '../i18n/en/log.ts';
import type { Shape } from '../i18n/types.ts';
import { log as zh } from '../i18n/zh/log.ts';

export const LOG_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
