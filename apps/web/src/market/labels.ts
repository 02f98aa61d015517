/** About what a digit of a label takes, px. */
const DIGIT_PX = 7;
const GAP_PX = 8;
const EDGE_PX = 60;

export type Anchor = 'start' | 'middle' | 'end';

/** Keeps labels inside the picture. */
export function anchorOf(px: number, width: number): Anchor {
  if (px < EDGE_PX) return 'start';
  return px > width - EDGE_PX ? 'end' : 'middle';
}

const BEFORE: Readonly<Record<Anchor, number>> = { start: 0, middle: 0.5, end: 1 };

export interface Label {
  x: number;
  text: string;
  anchor: Anchor;
}

/** Of labels from left to right those that leave the ones before them legible. */
export function apart(labels: readonly Label[]): Label[] {
  let end = -Infinity;
  return labels.filter(({ x, text, anchor }) => {
    const length = text.length * DIGIT_PX;
    const start = x - BEFORE[anchor] * length;
    if (start < end + GAP_PX) return false;
    end = start + length;
    return true;
  });
}
