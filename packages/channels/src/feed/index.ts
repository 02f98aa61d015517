import { z } from 'zod';
import { defineChannel } from '../kit/define.ts';
import { Settings } from './schema.ts';

export const feed = defineChannel({
  kind: 'feed',
  title: { zh: 'Atom 订阅', en: 'Atom feed' },
  description: {
    zh: '一个猜不到的地址，用阅读器订阅。知道地址的人都能看。',
    en: 'An address that nobody guesses, for a feed reader. Whoever knows it can read.',
  },
  settings: Settings,
  form: z.object({}),
  perMinute: 6_000,
  merges: false,
  limit: { unit: 'bytes', most: 60_000 },
  way: { by: 'pull' },
  target: () => '/api/v1/feeds/…',
});
