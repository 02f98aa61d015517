import { defineChannel } from '../kit/define.ts';
import { ADVICE } from '../serverchan-turbo/advice.ts';
import { classify } from '../serverchan-turbo/classify.ts';
import { LIMIT } from '../serverchan-turbo/request.ts';
import { request } from './request.ts';
import { baseOf, Settings } from './schema.ts';

/** Answers have the shape of Turbo's. */
export const serverchan3 = defineChannel({
  kind: 'serverchan-3',
  title: { zh: 'Server酱³', en: 'ServerChan 3' },
  description: {
    zh: '发到 Server酱³ 的手机应用。',
    en: 'To the app of ServerChan 3.',
  },
  settings: Settings,
  perMinute: 5,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: (settings) => new URL(baseOf(settings)).host,
});
