import { defineProbe } from '../kit/define.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

const DAY_SECONDS = 86_400;

export const technology = defineProbe({
  kind: 'technology',
  title: { zh: '技术能力与域名', en: 'Technology and domain' },
  description: {
    zh: '每天一次：能否自助查询订单，对接接口是否应答（不带密钥），域名何时到期（RDAP）。网站能否打开、响应时间与证书由「网站可用性」探测。',
    en: 'Once a day: can orders be looked up, does the docking API answer (without a key), when does the domain end (RDAP). Reachability, response times and certificates are site availability’s.',
  },
  resource: 'http',
  defaultIntervalSeconds: DAY_SECONDS,
  // Registries are asked once a day and no more.
  minIntervalSeconds: DAY_SECONDS,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  indicate,
});
