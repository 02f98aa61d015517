import type { Lang } from '../format/time.ts';
import { platform as en } from '../i18n/en/platform.ts';
import type { Shape } from '../i18n/types.ts';
import { platform as zh } from '../i18n/zh/platform.ts';

export type PlatformWords = Shape<typeof zh>;

export const PLATFORM_WORDS: Readonly<Record<Lang, PlatformWords>> = { 'zh-CN': zh, en };
