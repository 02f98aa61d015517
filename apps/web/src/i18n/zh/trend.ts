export const trend = {
  title: '综合分走势',
  range: '时间范围',
  ranges: { '1': '1 小时', '24': '24 小时', '168': '7 天', '720': '30 天' },
  empty: '这段时间没有评分。',
  emptyHint: '换一个更长的范围，或等下一次探测。',
  chart: (first: string, last: string, lo: string, hi: string) =>
    `综合分走势图，从 ${first} 到 ${last}，最低 ${lo}，最高 ${hi}。用左右方向键逐点读数。`,
  point: (at: string, value: string, lo: string, hi: string) =>
    `${at}：${value}（90% 区间 ${lo}–${hi}）`,
  legendLine: '综合分',
  legendBand: '90% 区间',
  legendGap: '断开处没有观测',
  marks: '期间的变化',
  mark: (n: string) => `变化 ${n}`,
  versionMark: '公式更新',
  version: (from: string, to: string) =>
    `评分公式由 ${from} 换成 ${to}：前后的分数不是同一把尺子。`,
  at: '时间',
  value: '综合分',
  lo: '下限',
  hi: '上限',
  status: '状态',
  finding: {
    steady: (value: string) => `基本持平，现为 ${value}`,
    up: (from: string, to: string) => `上升，${from} → ${to}`,
    down: (from: string, to: string) => `下降，${from} → ${to}`,
  },
};
