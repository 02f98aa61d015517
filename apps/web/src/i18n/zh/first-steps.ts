/** A platform that was hardly looked at yet. */
export const firstSteps = {
  looking: '正在看第一次，几秒后这里就有读数，不用刷新。',
  few: '看的次数还不够：没看到的先按保守的起点算，所以分数偏低、区间很宽，也不排名。每多看一次就更准。',
  prices: '看第一批读数：价格',
  looks: '看第一批读数：每一次探测',
} as const;
