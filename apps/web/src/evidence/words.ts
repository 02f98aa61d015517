import type { Lang } from '../format/time.ts';
import { evidence as en } from '../i18n/en/evidence.ts';
import type { Shape } from '../i18n/types.ts';
import { evidence as zh } from '../i18n/zh/evidence.ts';

export type EvidenceWords = Shape<typeof zh>;

export const EVIDENCE_WORDS: Readonly<Record<Lang, EvidenceWords>> = { 'zh-CN': zh, en };
