import type { Lang } from '../format/time.ts';

interface TagWords {
  tags: string;
  hint: string;
}

export const TAG_WORDS: Readonly<Record<Lang, TagWords>> = {
  'zh-CN': { tags: '标签', hint: '用顿号或逗号隔开。告警的规则、静音和路由可以按标签。' },
  en: {
    tags: 'Tags',
    hint: 'Separated by commas. Rules, silences and routes of alerts may go by them.',
  },
};
