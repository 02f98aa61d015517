import { counted } from '../i18n/en/plural.ts';
import type { RecordEvent } from '@kaopu/contracts';
import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '资质与处罚时间线',
  lanes: {
    penalty: '处罚',
    lawsuit: '诉讼',
    qualification: '资质',
    authorisation: '授权',
    ownership: '股东/域名',
    price: '价格',
    own: '我的记录',
  } satisfies Record<RecordEvent['lane'], string>,
  match: {
    uscc: '统一社会信用代码一致',
    name: '企业全称一致，没有代码可比',
    namesake: '仅名称相似，待核',
  } satisfies Record<NonNullable<RecordEvent['match']>, string>,
  zero: '不计分（0 分）',
  finding: (penalties: string, lawsuits: string) => `处罚 ${penalties} 条，诉讼 ${lawsuits} 条`,
  findingNone: '没有看到处罚和诉讼记录',
  unread: '还没有查过任何公示来源：没有看到，不等于没有。',
  sources: (names: string) => `查过：${names}`,
  namesakes: (n: string) => `另有 ${n} 条是同名企业的（代码不同），标为「待核」，不影响评分。`,
  chart: (n: string) => `${n} 条记录，按时间和类别排列`,
  hint: '左右方向键逐条查看',
  reading: (at: string, lane: string, text: string, more: string) =>
    `${at} ${lane}：${text}${more === '' ? '' : `（${more}）`}`,
  laneEmpty: '没有记录',
  legendSure: '实心：确认是本平台的',
  legendUnsure: '空心虚线：待核，不计分',
  at: '日期',
  lane: '类别',
  what: '内容',
  source: '来源',
  matched: '匹配',
  evidence: '依据',
  look: '自动探测',
  open: '打开',
  empty: '还没有任何记录',
  emptyHint: '导入处罚公示文件、添加公示探测，或录入一条查询结果后，这里按时间列出。',
};

const en: Shape<typeof zh> = {
  title: 'Credentials and penalties over time',
  lanes: {
    penalty: 'Penalties',
    lawsuit: 'Lawsuits',
    qualification: 'Credentials',
    authorisation: 'Authorizations',
    ownership: 'Owners/domain',
    price: 'Prices',
    own: 'My records',
  },
  match: {
    uscc: 'same credit code (USCC)',
    name: 'same full name, no code to compare',
    namesake: 'similar name only, to be checked',
  },
  zero: 'not scored (0 points)',
  finding: (penalties, lawsuits) =>
    `${counted(penalties, 'penalty', 'penalties')}, ${counted(lawsuits, 'lawsuit')}`,
  findingNone: 'No penalties or lawsuits were seen',
  unread: 'No register has been read yet: not seen does not mean that there are none.',
  sources: (names) => `Read: ${names}`,
  namesakes: (n) =>
    `${n} more are of companies of the same name (another code); they are marked and move no score.`,
  chart: (n) => `${n} records by time and kind`,
  hint: 'Left and right arrow keys go from one to the next',
  reading: (at, lane, text, more) => `${at} ${lane}: ${text}${more === '' ? '' : ` (${more})`}`,
  laneEmpty: 'nothing on record',
  legendSure: 'Filled: of this platform for sure',
  legendUnsure: 'Hollow, dashed: to be checked, not scored',
  at: 'Date',
  lane: 'Kind',
  what: 'What',
  source: 'Source',
  matched: 'Match',
  evidence: 'Rests on',
  look: 'own look',
  open: 'open',
  empty: 'Nothing on record yet',
  emptyHint:
    'Import a file of penalties, add a probe of a register, or log what you looked up, to see it here by time.',
};

export type RecordWords = Shape<typeof zh>;

export const RECORD_WORDS: Readonly<Record<Lang, RecordWords>> = { 'zh-CN': zh, en };
