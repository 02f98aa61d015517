import type { Lang } from '../format/time.ts';
import { listExtras as en } from '../i18n/en/list-extras.ts';
import type { Shape } from '../i18n/types.ts';
import { listExtras as zh } from '../i18n/zh/list-extras.ts';

/** Of what comes only when it is needed. */
export const EXTRA_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
