import type { Lang } from '../format/time.ts';
import { register as en } from '../i18n/en/register.ts';
import type { Shape } from '../i18n/types.ts';
import { register as zh } from '../i18n/zh/register.ts';

export type RegisterWords = Shape<typeof zh>;

export const REGISTER_WORDS: Readonly<Record<Lang, RegisterWords>> = { 'zh-CN': zh, en };
