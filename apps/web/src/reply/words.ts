import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '平台回应',
  add: '记录平台的回应',
  none: '平台还没有回应。它说了什么，照原话记在这里。',
  note: '平台自己的说法，未经核实，不影响分数。',
  said: (speaker: string) => `${speaker}说`,
  platform: '平台',
  recorded: (by: string) => `由 ${by} 记录`,
  proven: '附凭证',
  unproven: '无凭证',
  original: '看原件',
};

const en: Shape<typeof zh> = {
  title: 'The platform’s reply',
  add: 'Record its reply',
  none: 'The platform has not answered yet. What it says is recorded here in its own words.',
  note: 'The platform’s own words: not verified, and without effect on the score.',
  said: (speaker) => `${speaker} said`,
  platform: 'The platform',
  recorded: (by) => `recorded by ${by}`,
  proven: 'with proof',
  unproven: 'without proof',
  original: 'Original',
};

export const REPLY_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
