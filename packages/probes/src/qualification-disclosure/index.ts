import { defineProbe } from '../kit/define.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const qualificationDisclosure = defineProbe({
  kind: 'qualification-disclosure',
  title: { zh: '资质与公示', en: 'Qualification and disclosure' },
  description: {
    zh: '看首页是否亮照亮证：营业执照、统一社会信用代码、ICP 备案、增值电信与网络文化许可证、公安备案；读经营范围；找服务条款、退款规则和隐私政策；记录 7×24 与 24 小时承诺。没有与看不到分开记。',
    en: 'Does the site show its business licence, credit code, ICP filing, telecom and culture licences and public-security filing; what does its business scope cover; are terms, refund rules and a privacy policy there; which service does it promise. Missing and could-not-look are kept apart.',
  },
  resource: 'http',
  defaultIntervalSeconds: 24 * 3600,
  minIntervalSeconds: 3600,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  vantages: {
    // A page that is linked to and not there.
    doubt: ({ policies }) =>
      Object.values(policies).some(
        ({ state, detail }) => state === 'absent' && detail.startsWith('HTTP'),
      )
        ? 'not-found'
        : null,
  },
  indicate,
});
