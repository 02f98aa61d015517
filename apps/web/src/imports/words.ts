import type { Lang } from '../format/time.ts';
import { imports as en } from '../i18n/en/imports.ts';
import type { Shape } from '../i18n/types.ts';
import { imports as zh } from '../i18n/zh/imports.ts';

export type ImportWords = Shape<typeof zh>;

export const IMPORT_WORDS: Readonly<Record<Lang, ImportWords>> = { 'zh-CN': zh, en };
