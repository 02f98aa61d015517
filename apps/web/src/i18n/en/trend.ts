import type { trend as zh } from '../zh/trend.ts';
import type { Shape } from '../types.ts';

export const trend: Shape<typeof zh> = {
  title: 'Score over time',
  range: 'Range',
  ranges: { '1': '1 hour', '24': '24 hours', '168': '7 days', '720': '30 days' },
  empty: 'No score in this range.',
  emptyHint: 'Choose a longer range, or wait for the next probe.',
  chart: (first: string, last: string, lo: string, hi: string) =>
    `Score over time, from ${first} to ${last}, lowest ${lo}, highest ${hi}. Left and right arrow keys read each point.`,
  point: (at: string, value: string, lo: string, hi: string) =>
    `${at}: ${value} (90% interval ${lo}–${hi})`,
  legendLine: 'Score',
  legendBand: '90% interval',
  legendGap: 'Breaks: not observed',
  marks: 'Changes in this range',
  mark: (n: string) => `Change ${n}`,
  versionMark: 'new formula',
  version: (from, to) =>
    `The formula went from ${from} to ${to}: scores before and after are not of one measure.`,
  at: 'Time',
  value: 'Score',
  lo: 'Low',
  hi: 'High',
  status: 'State',
  finding: {
    steady: (value: string) => `About level, now ${value}`,
    up: (from: string, to: string) => `Rising, ${from} → ${to}`,
    down: (from: string, to: string) => `Falling, ${from} → ${to}`,
  },
};
