import type { Lang } from '../format/time.ts';
import { settings as en } from '../i18n/en/settings.ts';
import type { Shape } from '../i18n/types.ts';
import { settings as zh } from '../i18n/zh/settings.ts';

export const SETTINGS_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
