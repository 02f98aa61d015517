import type { Lang } from '../format/time.ts';
import { channels as en } from '../i18n/en/channels.ts';
import type { Shape } from '../i18n/types.ts';
import { channels as zh } from '../i18n/zh/channels.ts';

export type ChannelWords = Shape<typeof zh>;

export const CHANNEL_WORDS: Readonly<Record<Lang, ChannelWords>> = { 'zh-CN': zh, en };
