/** A part of a picture, as shares of its width and height. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** The box between two points of the screen, on a picture that fills `frame`. */
export function boxBetween(
  a: Point,
  b: Point,
  frame: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>,
): Box {
  const across = (x: number) => within((x - frame.left) / frame.width);
  const down = (y: number) => within((y - frame.top) / frame.height);
  const [left, right] = [across(Math.min(a.x, b.x)), across(Math.max(a.x, b.x))];
  const [top, bottom] = [down(Math.min(a.y, b.y)), down(Math.max(a.y, b.y))];
  return { left, top, width: right - left, height: bottom - top };
}

/** A slip of the finger covers nothing. */
export function isWide({ width, height }: Box): boolean {
  return width > 0.005 && height > 0.005;
}

/** Whole pixels, outwards: no edge of what is covered shows through. */
export function pixelsOf(
  box: Box,
  size: Readonly<Record<'width' | 'height', number>>,
): [left: number, top: number, width: number, height: number] {
  const [left, top] = [Math.floor(box.left * size.width), Math.floor(box.top * size.height)];
  const right = Math.ceil((box.left + box.width) * size.width);
  const bottom = Math.ceil((box.top + box.height) * size.height);
  return [left, top, right - left, bottom - top];
}
