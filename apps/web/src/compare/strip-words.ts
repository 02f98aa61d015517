import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  service: '客服：一天中什么时候有人答复',
  caption: '各家按钟点的等待中位分钟数（北京时间，近 90 天，不分星期）',
  claim: (name: string, claimed: string, measured: string) => `${name}：${claimed} · ${measured}`,
  cell: (name: string, hour: string, median: string, n: string) =>
    `${name} ${hour}：${median}，${n} 次`,
  serviceNone: '这几家都还没有问过客服。',
  hour: '钟点',
  platform: '平台',
  lanes: '处罚、诉讼与其他记录',
  lanesLead: '同一时间轴。没有看到，不等于没有。',
  lanesNone: '没有记录',
  png: '导出 PNG',
  pngMade: (clock: string, profile: string) => `${clock} 北京时间 · ${profile}`,
  pngFailed: '图片没有生成，浏览器不允许。',
};

const en: Shape<typeof zh> = {
  service: 'Service: when somebody answers through the day',
  caption:
    'Median minutes of waiting by the hour of the day (Beijing time, last 90 days, all weekdays)',
  claim: (name, claimed, measured) => `${name}: ${claimed} · ${measured}`,
  cell: (name, hour, median, n) => `${name} ${hour}: ${median}, ${n} times`,
  serviceNone: 'Nobody has asked the service of any of these yet.',
  hour: 'Hour',
  platform: 'Platform',
  lanes: 'Penalties, lawsuits and other records',
  lanesLead: 'One time axis for all. Not seen is not the same as not there.',
  lanesNone: 'Nothing on record',
  png: 'Export PNG',
  pngMade: (clock, profile) => `${clock} Beijing time · ${profile}`,
  pngFailed: 'The browser did not let the picture be made.',
};

export const STRIP_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
