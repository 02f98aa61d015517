import { defineProbe } from '../kit/define.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const complianceWording = defineProbe({
  kind: 'compliance-wording',
  title: { zh: '违规宣传用语', en: 'Forbidden wording' },
  description: {
    zh: '在首页、公告、商品标题和说明里查找「终身会员」「破解版」「共享账号」等用语，识别空格、符号、繁体和谐音写法，并排除「严禁出售」等否定语境。每处命中保留原文和位置，可以由人驳回。',
    en: 'Looks for wording such as lifetime memberships, cracked versions and shared accounts on the home page, in notices, titles and descriptions, however it is spelt, and leaves out warnings against it. Each hit keeps its words and place, and a person can dismiss it.',
  },
  resource: 'http',
  defaultIntervalSeconds: 24 * 3600,
  minIntervalSeconds: 3600,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  // What they show speaks for itself; that they could not be looked at is what others may mend.
  vantages: { doubt: () => null },
  indicate,
  dismiss: (seen, hits) => ({
    ...seen,
    dismissed: seen.hits.map(({ id }) => id).filter((id) => hits.includes(id)),
  }),
});
