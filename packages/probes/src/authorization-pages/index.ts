import { defineProbe } from '../kit/define.ts';
import { countsAtOnce, indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const authorizationPages = defineProbe({
  kind: 'authorization-pages',
  title: { zh: '品牌授权', en: 'Brand authorization' },
  description: {
    zh: '按经营主体全称核对品牌公布的授权名单和编号查询；核对授权书的被授权方、期限、范围、渠道与授权链，发现编号或文件被其他平台共用；页面有变化时留下前后证据供对比。',
    en: 'Checks a brand’s partner list and number look-up by the operator’s full legal name, and a letter’s grantee, term, scope, channel and chain; finds numbers and files that other platforms show as well; keeps what it read so that changes can be compared.',
  },
  resource: 'browser',
  defaultIntervalSeconds: 24 * 3600,
  minIntervalSeconds: 3600,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  // What they show speaks for itself; that they could not be looked at is what others may mend.
  vantages: { doubt: () => null },
  indicate,
  countsAtOnce,
  marks: (seen) => (seen.check === 'letter' ? seen.marks : []),
  metElsewhere: (seen, elsewhere) =>
    seen.check === 'letter' ? { ...seen, elsewhere: [...elsewhere] } : seen,
});
