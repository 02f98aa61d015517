import type { Lang } from '../format/time.ts';
import { firstSteps as en } from '../i18n/en/first-steps.ts';
import type { Shape } from '../i18n/types.ts';
import { firstSteps as zh } from '../i18n/zh/first-steps.ts';

export const FIRST_STEPS_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
