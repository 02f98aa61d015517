import type { Lang } from '../format/time.ts';
import { trail as en } from '../i18n/en/trail.ts';
import type { Shape } from '../i18n/types.ts';
import { trail as zh } from '../i18n/zh/trail.ts';

export type TrailWords = Shape<typeof zh>;

export const TRAIL_WORDS: Readonly<Record<Lang, TrailWords>> = { 'zh-CN': zh, en };
