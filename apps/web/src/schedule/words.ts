import type { Lang } from '../format/time.ts';

interface ScheduleWords {
  title: string;
  set: string;
  kind: string;
  kinds: { interval: string; cron: string; random: string };
  hints: { interval: string; cron: string; random: string };
  every: string;
  mean: string;
  weekdays: string;
  /** Monday first. */
  days: readonly [string, string, string, string, string, string, string];
  at: string;
  cronSwitch: string;
  cron: string;
  cronHint: string;
  windows: string;
  addWindow: string;
  removeWindow: (n: string) => string;
  from: string;
  to: string;
  zone: string;
  next: string;
  nextExample: string;
  random: (every: string) => string;
  windowed: (every: string) => string;
  cronLine: (line: string) => string;
  ownTimes: string;
}

export const SCHEDULE_WORDS: Readonly<Record<Lang, ScheduleWords>> = {
  'zh-CN': {
    title: '什么时候看',
    set: '时间安排',
    kind: '安排方式',
    kinds: { interval: '每隔', cron: '定时', random: '随机' },
    hints: {
      interval: '按固定间隔看；可以只在某些时段看。',
      cron: '在固定的日子和时刻看。',
      random:
        '时刻随机，对方猜不到；工作时间、工作日其余时间、夜间和周末白天各看同样多次，不偏向任何时段。',
    },
    every: '间隔',
    mean: '平均间隔',
    weekdays: '星期',
    days: ['一', '二', '三', '四', '五', '六', '日'],
    at: '时刻',
    cronSwitch: '直接写 cron 表达式',
    cron: 'cron 表达式',
    cronHint: '五段：分 时 日 月 星期，例如 30 9 * * 1-5 是工作日 9:30。',
    windows: '只在这些时段看（不加就是全天候；结束早于开始表示到第二天）',
    addWindow: '添加时段',
    removeWindow: (n) => `移除第 ${n} 个时段`,
    from: '从',
    to: '到',
    zone: '时区',
    next: '接下来的五次',
    nextExample: '例如，接下来的五次（具体时刻在保存后确定）',
    random: (every) => `随机，平均${every}`,
    windowed: (every) => `${every}，限时段`,
    cronLine: (line) => `定时 ${line}`,
    ownTimes: '按自定的时刻',
  },
  en: {
    title: 'When to look',
    set: 'Schedule',
    kind: 'Kind of schedule',
    kinds: { interval: 'Every', cron: 'At set times', random: 'At random' },
    hints: {
      interval: 'At a fixed interval; within some hours only, if you like.',
      cron: 'On set days at set times.',
      random:
        'At random moments nobody can guess; as many in working hours, in the rest of working days, at night and on weekend days, so that no part of the week counts more.',
    },
    every: 'Interval',
    mean: 'Interval on average',
    weekdays: 'Weekdays',
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    at: 'Time',
    cronSwitch: 'Write a cron line',
    cron: 'Cron line',
    cronHint:
      'Five fields: minute, hour, day, month, weekday. 30 9 * * 1-5 is 9:30 on working days.',
    windows:
      'Within these hours only (none: round the clock; an end before its beginning is on the day after)',
    addWindow: 'Add hours',
    removeWindow: (n) => `Remove hours ${n}`,
    from: 'From',
    to: 'To',
    zone: 'Time zone',
    next: 'The next five times',
    nextExample: 'For example, the next five times (the exact ones are settled on saving)',
    random: (every) => `At random, ${every} on average`,
    windowed: (every) => `${every}, within hours`,
    cronLine: (line) => `At set times: ${line}`,
    ownTimes: 'At times of your own',
  },
};
