export const mask = {
  canvas: '照片；拖动遮挡',
  undo: '撤销一块',
  byNumbers: '不用手指：填位置',
  edge: { left: '左', top: '上', width: '宽', height: '高' },
  percent: (edge: string) => `${edge}（%）`,
  add: '遮住这一块',
  count: (n: string) => `遮了 ${n} 块`,
  done: '用遮住的这份',
} as const;
