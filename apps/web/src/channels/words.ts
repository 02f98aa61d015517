import type { Lang } from '../format/time.ts';
import { channels as en } from '../i18n/en/channels.ts';
import type { Shape } from '../i18n/types.ts';
import { channels as zh } from '../i18n/zh/channels.ts';

export const CHANNEL_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
