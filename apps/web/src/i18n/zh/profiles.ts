export const profiles = {
  title: '换一种买家看',
  finding: (high: string, best: string, low: string, worst: string) =>
    `证据相同，只换权重：${high}看是 ${best} 分，${low}看是 ${worst} 分。`,
  alike: (value: string) => `证据相同，只换权重：各种买家看都在 ${value} 分上下。`,
  hint: '选一种买家，整个网站都按它的权重显示。',
  choose: '按哪种买家看',
  current: '当前',
  gap: (total: string) => `比当前 ${total} 分`,
  part: (dimension: string, from: string, to: string, points: string) =>
    `${dimension}权重 ${from} → ${to}：${points}`,
  capPart: (points: string) => `未核实封顶：${points}`,
  equal: '和当前一样',
  unlike: '按另一版方法算出，分差暂不能拆开',
  row: (profile: string, score: string, state: string, reason: string) =>
    `${profile}：${score}。${state}。${reason}`,
  axis: '横轴 0 到 100 分。圆点是综合分，横线是 90% 区间，竖虚线是当前买家的分。',
  table: {
    profile: '买家',
    score: '综合分',
    interval: '90% 区间',
    grade: '等级',
    state: '状态',
    total: '比当前',
    cap: '未核实封顶',
    weight: (share: string) => `权重 ${share}`,
    note: '每一格是这个维度的权重，和它比当前买家多得或少得的分；一行加起来等于「比当前」。',
  },
  recompute: '用这些维度分在浏览器里重算：',
  agrees: '一致',
  differs: '不一致',
  unlikeShort: '另一版方法',
  agreesAll: (n: string) => `${n} 种买家的分和区间都对得上，误差不超过 0.001。`,
  differsFor: (profile: string, served: string, own: string) =>
    `${profile}：页面收到 ${served}，浏览器算出 ${own}。`,
  unlikeFor: '分数是按另一版方法算的，可能刚升级；重新评分之后再看。',
} as const;
