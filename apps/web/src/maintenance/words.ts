import type { Lang } from '../format/time.ts';

interface MaintenanceWords {
  title: string;
  lead: string;
  add: string;
  empty: string;
  kind: string;
  kinds: { once: string; daily: string; weekly: string; cron: string };
  notice: string;
  states: { active: string; coming: string; over: string };
  span: (from: string, until: string) => string;
  from: string;
  until: string;
  at: string;
  minutes: string;
  zone: string;
  note: string;
  forget: string;
  refuse: string;
  now: (until: string) => string;
  inMaintenance: string;
  inMaintenanceHint: string;
}

export const MAINTENANCE_WORDS: Readonly<Record<Lang, MaintenanceWords>> = {
  'zh-CN': {
    title: '维护时段',
    lead: '维护期间照常探测、照常留证，但看到的既不加分也不扣分，也不告警。网站自己挂出「维护」公告时会自动算作维护：一次最多 6 小时，30 天内最多 24 小时，超过就照常计分。',
    add: '添加维护时段',
    empty: '没有维护时段。',
    kind: '多久一次',
    kinds: { once: '一次', daily: '每天', weekly: '每周', cron: 'cron 表达式' },
    notice: '网站公告维护',
    states: { active: '进行中', coming: '将到', over: '已结束' },
    span: (from, until) => `${from} 至 ${until}`,
    from: '开始',
    until: '结束',
    at: '开始时刻',
    minutes: '时长（分钟）',
    zone: '时区',
    note: '备注',
    forget: '删除',
    refuse: '不认这次公告',
    now: (until) => `维护中，至 ${until}；其间看到的不计分、不告警。`,
    inMaintenance: '维护期间，不计分',
    inMaintenanceHint: '供应商维护期间看到的，既不加分也不扣分，也不告警',
  },
  en: {
    title: 'Maintenance',
    lead: 'In maintenance looks go on and evidence is kept, but what they see counts neither for nor against the supplier, and alerts nobody. A site that puts up a notice of maintenance is taken to be in it: for 6 hours in a row and 24 hours in 30 days at most; beyond that it counts again.',
    add: 'Add maintenance',
    empty: 'No maintenance.',
    kind: 'How often',
    kinds: { once: 'Once', daily: 'Daily', weekly: 'Weekly', cron: 'Cron line' },
    notice: 'Notice on the site',
    states: { active: 'under way', coming: 'to come', over: 'over' },
    span: (from, until) => `${from} to ${until}`,
    from: 'From',
    until: 'Until',
    at: 'Begins at',
    minutes: 'Length (minutes)',
    zone: 'Time zone',
    note: 'Note',
    forget: 'Delete',
    refuse: 'Do not accept this notice',
    now: (until) =>
      `In maintenance until ${until}: what is seen meanwhile neither counts nor alerts.`,
    inMaintenance: 'in maintenance, not counted',
    inMaintenanceHint:
      'Seen while the supplier was in maintenance: counts neither for nor against it, and alerts nobody',
  },
};
