import type { Lang } from '../format/time.ts';
import { changes as en } from '../i18n/en/changes.ts';
import type { Shape } from '../i18n/types.ts';
import { changes as zh } from '../i18n/zh/changes.ts';

export type ChangeKindWords = Shape<typeof zh>;

export const CHANGE_KIND_WORDS: Readonly<Record<Lang, ChangeKindWords>> = { 'zh-CN': zh, en };
