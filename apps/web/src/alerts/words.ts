import type { Lang } from '../format/time.ts';
import { alertPage as en } from '../i18n/en/alert-page.ts';
import type { Shape } from '../i18n/types.ts';
import { alertPage as zh } from '../i18n/zh/alert-page.ts';

export type AlertPageWords = Shape<typeof zh>;

export const ALERT_PAGE_WORDS: Readonly<Record<Lang, AlertPageWords>> = { 'zh-CN': zh, en };
