import type { Lang } from '../format/time.ts';
import { profiles as en } from '../i18n/en/profiles.ts';
import type { Shape } from '../i18n/types.ts';
import { profiles as zh } from '../i18n/zh/profiles.ts';

export const PROFILE_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
