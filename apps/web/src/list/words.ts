import type { Lang } from '../format/time.ts';
import { listing as en } from '../i18n/en/listing.ts';
import type { Shape } from '../i18n/types.ts';
import { listing as zh } from '../i18n/zh/listing.ts';

export const LISTING_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
