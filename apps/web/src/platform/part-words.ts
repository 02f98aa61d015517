import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  label: '平台详情各部分',
  overview: '总览',
  prices: '价格',
  service: '服务',
  records: '资质与处罚',
  evidence: '证据',
  probes: '探测',
};

const en: Shape<typeof zh> = {
  label: 'Parts of this platform’s page',
  overview: 'Overview',
  prices: 'Prices',
  service: 'Service',
  records: 'Credentials and penalties',
  evidence: 'Evidence',
  probes: 'Probes',
};

export const PART_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
