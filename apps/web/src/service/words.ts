import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '什么时候有人答复',
  claims: '宣称 7×24',
  claimsNot: '页面没有宣称 7×24',
  claimUnread: '还没有看过它怎么宣称',
  measuredNight: (asked: string, unanswered: string) =>
    `实测 0–8 点 ${asked} 次中 ${unanswered} 次无人应`,
  measuredAll: (asked: string, unanswered: string) => `全天 ${asked} 次中 ${unanswered} 次无人应`,
  nightNone: '0–8 点还没有实测',
  claimSeen: '宣称看到于',
  caption: '一周中每个小时等真人答复的中位分钟数（北京时间，近 90 天）',
  hour: (hour: string) => `${hour} 点`,
  hours: '时',
  weekdays: '星期',
  days: ['一', '二', '三', '四', '五', '六', '日'] as readonly string[],
  day: (day: string) => `周${day}`,
  legend: '颜色越浓越慢',
  steps: ['≤ 1 分', '≤ 5 分', '≤ 15 分', '≤ 60 分', '更久或无人应'] as readonly string[],
  few: '斜纹：不到 3 次，只供参考',
  none: '空白：没有问过',
  never: '无',
  neverLong: '无人应',
  short: '？',
  shortLong: '没等够一小时，不知道',
  cell: (place: string, median: string, n: string) => `${place}：${median}，${n} 次`,
  median: (minutes: string) => `中位 ${minutes} 分钟`,
  tooShort: (n: string) => `另有 ${n} 次没等够一小时就停了，也没有答复，不计入。`,
  how: '超过一小时没有真人答复算无人应；机器人、排队提示和「您好」不算答复。',
  empty: '还没有问过客服',
  emptyHint: '添加「客服响应」探测，或录入一条「问客服」，这里就显示一周中什么时候有人答复。',
  log: '录入一次问客服',
};

const en: Shape<typeof zh> = {
  title: 'When somebody answers',
  claims: 'Claims to be there 24/7',
  claimsNot: 'Its pages do not claim 24/7',
  claimUnread: 'What it claims has not been read yet',
  measuredNight: (asked, unanswered) =>
    `measured from 0 to 8: nobody answered ${unanswered} of ${asked}`,
  measuredAll: (asked, unanswered) => `round the clock: nobody answered ${unanswered} of ${asked}`,
  nightNone: 'nothing measured from 0 to 8 yet',
  claimSeen: 'Claim read',
  caption:
    'Median minutes until a human answers, by the hour of the week (Beijing time, last 90 days)',
  hour: (hour) => `${hour}:00`,
  hours: 'Hour',
  weekdays: 'Day',
  days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  day: (day) => day,
  legend: 'The stronger the colour, the slower',
  steps: ['≤ 1 min', '≤ 5 min', '≤ 15 min', '≤ 60 min', 'longer or no answer'],
  few: 'Hatched: fewer than 3, a hint at best',
  none: 'Blank: not asked',
  never: '×',
  neverLong: 'no answer',
  short: '?',
  shortLong: 'not waited for an hour, so not known',
  cell: (place, median, n) => `${place}: ${median}, asked ${n} times`,
  median: (minutes) => `median ${minutes} minutes`,
  tooShort: (n) =>
    `${n} more were broken off within an hour without an answer; they count neither way.`,
  how: 'No human within an hour counts as no answer; bots, queue notices and “hello” are no answers.',
  empty: 'Customer service has not been asked yet',
  emptyHint:
    'Add a probe of customer service, or log a conversation, to see when somebody answers.',
  log: 'Log a conversation',
};

export type ServiceWords = Shape<typeof zh>;

export const SERVICE_WORDS: Readonly<Record<Lang, ServiceWords>> = { 'zh-CN': zh, en };
