export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const TILE = 16;
/** More separate regions than these are noise, and told as one. */
const MOST_BOXES = 300;

/** The smallest box around two. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

export function isNear(a: Box, b: Box, gap: number): boolean {
  return (
    a.x <= b.x + b.width + gap &&
    b.x <= a.x + a.width + gap &&
    a.y <= b.y + b.height + gap &&
    b.y <= a.y + a.height + gap
  );
}

/** Collects single pixels, and tells the boxes around those that lie together. */
export class Regions {
  private readonly tiles = new Map<number, Box>();
  private readonly columns: number;
  count = 0;

  constructor(width: number) {
    this.columns = Math.ceil(width / TILE) + 1;
  }

  add(x: number, y: number): void {
    this.count += 1;
    const key = Math.floor(y / TILE) * this.columns + Math.floor(x / TILE);
    const pixel = { x, y, width: 1, height: 1 };
    const tile = this.tiles.get(key);
    this.tiles.set(key, tile ? around(tile, pixel) : pixel);
  }

  boxes(): Box[] {
    const left = new Map(this.tiles);
    const boxes: Box[] = [];
    for (const key of this.tiles.keys()) {
      const box = this.take(left, key);
      if (box) boxes.push(box);
    }
    return boxes.length > MOST_BOXES ? [boxes.reduce(around)] : boxes;
  }

  /** Everything connected to one tile over its eight neighbours, taken out of `left`. */
  private take(left: Map<number, Box>, start: number): Box | null {
    const open = [start];
    let found: Box | null = null;
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const tile = left.get(key);
      if (!tile) continue;
      left.delete(key);
      found = found ? around(found, tile) : tile;
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) open.push(key + dy * this.columns + dx);
      }
    }
    return found;
  }
}
