import { defineProbe } from '../kit/define.ts';
import { gist } from './gist.ts';
import { countsAtOnce, indicate, INDICATORS } from './indicate.ts';
import { sample } from './sample.ts';
import { Config, Seen } from './schema.ts';
import { vantages } from './vantages.ts';

export const availability = defineProbe({
  kind: 'availability',
  title: { zh: '网站可用性', en: 'Site availability' },
  description: {
    zh: '打开网站，看它是否能访问、店铺是否真的营业、多久响应、证书还有多久到期。失败后会再看一次，并先确认我们自己的网络正常。',
    en: 'Opens the site: is it reachable, is the shop really open, how fast does it answer, how long is its certificate valid. A failure is looked at twice, and our own network is checked first.',
  },
  resource: 'http',
  defaultIntervalSeconds: 600,
  minIntervalSeconds: 60,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  vantages,
  indicate,
  countsAtOnce,
  gist,
  sample,
  inMaintenance: ({ reachable, health }) => (reachable ? health === 'maintenance' : null),
});
