import { defineProbe } from '../kit/define.ts';
import { RECORDS_KIND } from '../kit/records/kind.ts';
import { RECORD_INDICATORS, RECORDS_COUNT_AT_ONCE } from '../kit/records/indicate.ts';
import { indicate } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const publicRecords = defineProbe({
  kind: RECORDS_KIND,
  title: { zh: '公开记录接口', en: 'Public records by interface' },
  description: {
    zh: '用你自己的密钥查询开放数据平台或商业接口里这家企业的行政处罚、异常名录、失信和裁判记录。只认统一社会信用代码或完整名称；查询被拦截、答复为空或不完整时，不算「没有记录」。',
    en: 'Asks an open-data platform or a paid interface, with your own key, for penalties, listings and judgments of this company. Only the credit code or the whole name counts; a blocked, empty or partial answer is never “no records”.',
  },
  resource: 'http',
  defaultIntervalSeconds: 7 * 86_400,
  minIntervalSeconds: 3_600,
  indicators: RECORD_INDICATORS,
  config: Config,
  seen: Seen,
  indicate,
  countsAtOnce: () => RECORDS_COUNT_AT_ONCE,
  looking: () => import('./observe.ts'),
});
