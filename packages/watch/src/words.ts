export interface Words {
  zh: string;
  en: string;
}

/** What may be wrong with ourselves, and what to do about it. Nothing here is ever a supplier's fault. */
export const REASONS = {
  'database-unreachable': {
    zh: '连不上数据库，探测、评分和通知都已暂停，恢复后自动继续。请检查数据库是否在运行',
    en: 'The database does not answer; looks, scoring and messages pause and go on by themselves. Check that it runs',
  },
  'queue-unreachable': {
    zh: '连不上任务队列，探测已暂停，恢复后自动继续。请检查 Redis 或数据库是否在运行',
    en: 'The job queue does not answer; looks pause and go on by themselves. Check that Redis or the database runs',
  },
  'evidence-unreachable': {
    zh: '证据存不进去，探测已暂停。请检查磁盘空间，或存储桶的地址和密钥',
    en: 'Evidence cannot be stored, so looks pause. Check disk space, or the bucket’s address and keys',
  },
  'no-worker': {
    zh: '没有工作进程在运行，什么都没有在探测。请查看 worker 的日志，或重新启动靠谱',
    en: 'No worker is running, so nothing is looked at. See the worker’s log, or start Kaopu again',
  },
  'queue-unserved': {
    zh: '有一类任务没有工作进程来做。请启动一个不限队列（--queues）的工作进程',
    en: 'No worker takes one kind of work. Start a worker that is not limited to other queues (--queues)',
  },
  'own-network-down': {
    zh: '我们自己的网络不通，这期间的探测记为「未能核实」，不算供应商的问题',
    en: 'Our own network is down; looks meanwhile count as unknown, and never against a supplier',
  },
  'browser-unavailable': {
    zh: '浏览器启动不了，要用浏览器的探测看不成。请查看 worker 的日志',
    en: 'The browser does not start, so looks through it see nothing. See the worker’s log',
  },
  'looks-overdue': {
    zh: '有探测晚了两个周期以上：机器太忙，或工作进程卡住了。可加大 KAOPU_HTTP_CONCURRENCY，或再启动一个工作进程',
    en: 'Some looks are late by two intervals or more: the machine is too busy, or a worker is stuck. Raise KAOPU_HTTP_CONCURRENCY or start another worker',
  },
  'slots-missed': {
    zh: '有探测一再来不及，时段接连漏看：机器太忙，或工作进程不够。可加大 KAOPU_HTTP_CONCURRENCY，或再启动一个工作进程',
    en: 'Some looks come too late again and again, and slots are missed: the machine is too busy, or workers are too few. Raise KAOPU_HTTP_CONCURRENCY or start another worker',
  },
  'schedule-ahead': {
    zh: '有探测的下一次排得太远：数据库的时钟曾经快过。一分钟内会自动重新排；若一直不消失，请检查数据库的时钟并查看 worker 的日志',
    en: 'Some looks are planned too far ahead: the database’s clock was fast for a while. They are planned anew within a minute; if this stays, check that clock and see the worker’s log',
  },
  'slots-unaccounted': {
    zh: '探测计划对不上账：有的时段丢了，或算了两次。请保留日志并反馈给我们',
    en: 'The schedule does not add up: some slots were lost, or counted twice. Keep the logs and report it',
  },
  'judging-behind': {
    zh: '评分落后于探测，页面上的分数可能不是最新的',
    en: 'Scoring is behind the looks; scores on show may be old',
  },
  'deliveries-behind': {
    zh: '通知没有按时发出。请查看 worker 的日志',
    en: 'Messages do not go out in time. See the worker’s log',
  },
  'vantage-silent': {
    zh: '有观测点失联，少了一处印证。请查看那台机器的网络和 worker 的日志；不再用的请在「观测点」页停用',
    en: 'A vantage point is silent, so one place fewer bears looks out. See that machine’s network and its worker’s log; revoke one that is not used any more on the page Vantage points',
  },
  'replay-differs': {
    zh: '重算的评分与存储的不一致。请运行 npm run replay 查看位置',
    en: 'Replayed scores differ from stored ones. npm run replay shows where',
  },
} as const satisfies Record<string, Words>;

export type Reason = keyof typeof REASONS;
