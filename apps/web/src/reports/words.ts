import type { Lang } from '../format/time.ts';
import { reports as en } from '../i18n/en/reports.ts';
import type { Shape } from '../i18n/types.ts';
import { reports as zh } from '../i18n/zh/reports.ts';

export const REPORT_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
