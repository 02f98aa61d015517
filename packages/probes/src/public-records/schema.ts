import { z } from 'zod';
import { AmountUnitWord, Identity } from '../kit/records/config.ts';
import { RecordKind, SourceName } from '../kit/records/record.ts';

const Path = z.string().trim().max(200);
const Name = z.string().trim().min(1).max(100);

export const Config = z.object({
  source: SourceName.meta({ labels: { zh: '来源名称', en: 'Name of the source' } }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .meta({
      labels: { zh: '接口地址', en: 'URL of the interface' },
      hint: {
        zh: '可以写 {uscc}、{name}、{page}、{rows}，查询时替换。密钥不要写在这里。',
        en: 'May hold {uscc}, {name}, {page} and {rows}, filled in when asking. The key does not belong here.',
      },
    }),
  ...Identity,
  key: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta({ labels: { zh: '你自己的密钥', en: 'Your own key' }, secret: true }),
  keyIn: z
    .enum(['header', 'query'])
    .default('header')
    .meta({
      labels: { zh: '密钥放在', en: 'The key goes into' },
      options: {
        header: { zh: '请求头', en: 'a header' },
        query: { zh: '查询参数', en: 'a query parameter' },
      },
    }),
  keyName: Name.default('appKey').meta({ labels: { zh: '密钥的名字', en: 'Name of the key' } }),
  firstPage: z
    .int()
    .min(0)
    .max(1)
    .default(1)
    .meta({ labels: { zh: '第一页的页码', en: 'Number of the first page' } }),
  rows: z
    .int()
    .min(1)
    .max(1000)
    .default(50)
    .meta({ labels: { zh: '每页条数', en: 'Rows a page' } }),
  mostPages: z
    .int()
    .min(1)
    .max(20)
    .default(5)
    .meta({ labels: { zh: '最多翻几页', en: 'Pages at most' } }),
  listPath: Path.default('data').meta({
    labels: { zh: '记录列表在哪里（JSON 路径）', en: 'Where the list of records is (JSON path)' },
  }),
  totalPath: Path.default('').meta({
    labels: { zh: '总条数在哪里', en: 'Where the total is' },
    hint: {
      zh: '列表为空时，只有总条数为 0 或成功标记相符才算「没有记录」。',
      en: 'An empty list only means “no records” when the total is 0 or the mark of success fits.',
    },
  }),
  okPath: Path.default('').meta({
    labels: { zh: '成功标记在哪里', en: 'Where the mark of success is' },
  }),
  okValue: Path.default('').meta({
    labels: { zh: '成功标记的值', en: 'Value of the mark of success' },
  }),
  mapping: z
    .array(
      z.object({
        from: Name.meta({ labels: { zh: '接口的字段', en: 'Field of the interface' } }),
        to: Name.meta({ labels: { zh: '双公示代码或中文列名', en: 'Code or Chinese header' } }),
      }),
    )
    .max(40)
    .default([])
    .meta({ labels: { zh: '字段对应', en: 'Fields by name' } }),
  unit: AmountUnitWord,
  kind: RecordKind.default('penalty').meta({
    labels: { zh: '记录种类', en: 'Kind of records' },
    options: {
      penalty: { zh: '行政处罚', en: 'administrative penalties' },
      abnormal: { zh: '经营异常名录', en: 'abnormal operation list' },
      serious: { zh: '严重违法失信名单', en: 'list of serious violations' },
      dishonest: { zh: '失信被执行人', en: 'dishonest judgment debtors' },
      judgment: { zh: '裁判文书', en: 'court judgments' },
      licence: { zh: '行政许可', en: 'licences' },
    },
  }),
});
export type Config = z.infer<typeof Config>;

export { RecordsSeen as Seen } from '../kit/records/record.ts';
