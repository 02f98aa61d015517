import type { Shape } from '../types.ts';
import type { mask as zh } from '../zh/mask.ts';

export const mask: Shape<typeof zh> = {
  canvas: 'Photo; drag to cover',
  undo: 'Undo one',
  byNumbers: 'Without dragging: by numbers',
  edge: { left: 'Left', top: 'Top', width: 'Width', height: 'Height' },
  percent: (edge) => `${edge} (%)`,
  add: 'Cover this part',
  count: (n) => `Covered parts: ${n}`,
  done: 'Use the covered copy',
};
