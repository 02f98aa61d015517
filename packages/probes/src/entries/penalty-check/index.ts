import { defineEntry } from '../../kit/entry.ts';
import { RECORD_INDICATORS } from '../../kit/records/indicate.ts';
import { indicate } from './indicate.ts';
import { Fields } from './schema.ts';

const RESULTS: Record<Fields['state'], [zh: string, en: string]> = {
  clear: ['没有记录', 'no records'],
  found: ['有记录', 'records found'],
  challenged: ['没查成', 'could not be looked up'],
};

export const penaltyCheck = defineEntry({
  kind: 'penalty-check',
  title: { zh: '查处罚与失信记录', en: 'Look-up of penalties and court records' },
  description: {
    zh: '自己在信用中国、企业信用公示系统、法院网站查到的结果。没查成也请记：它不会被当成没有记录。不要填自然人的信息。',
    en: 'What you found yourself in a public register or at a court. Log it too when you could not look it up: that is never “no records”. Nothing about natural persons, please.',
  },
  when: { zh: '查询时间', en: 'Looked up at' },
  proof: {
    as: 'proof',
    hint: {
      zh: '查询结果页截图，要看得到企业名称和日期',
      en: 'A screenshot of the result that shows the company’s name and the date',
    },
  },
  indicators: RECORD_INDICATORS,
  fields: Fields,
  summary: ({ source, state, records = [] }) => {
    const [zh, en] = RESULTS[state];
    const count =
      records.length > 0
        ? { zh: `（${records.length} 条）`, en: ` (${records.length})` }
        : { zh: '', en: '' };
    return { zh: `${source}：${zh}${count.zh}`, en: `${source}: ${en}${count.en}` };
  },
  indicate,
});
