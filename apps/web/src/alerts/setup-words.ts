import type { Lang } from '../format/time.ts';
import { alertSetup as en } from '../i18n/en/alert-setup.ts';
import type { Shape } from '../i18n/types.ts';
import { alertSetup as zh } from '../i18n/zh/alert-setup.ts';

export type AlertSetupWords = Shape<typeof zh>;

export const ALERT_SETUP_WORDS: Readonly<Record<Lang, AlertSetupWords>> = { 'zh-CN': zh, en };
