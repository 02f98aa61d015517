import type { PictureDiff } from '@kaopu/contracts';
import pixelmatch from 'pixelmatch';
import { align, type Pair } from './align.ts';
import { LIMITS } from './limits.ts';
import { readPng, type Picture, type PictureRefusal } from './png.ts';
import { around, isNear, Regions, type Box } from './regions.ts';

type Change = PictureDiff['boxes'][number];

const BAND = 256;
/** Colours nearer than this are one: what font smoothing and compression do. */
const THRESHOLD = 0.1;
const ROW_EDITS = 1200;
const FIRST_GAP = 12;

/** Each row as a text, so that rows moved up or down by something new above are found again. */
function rowKeys({ width, height, data }: Picture, common: number): string[] {
  const words = new Uint32Array(data.buffer, data.byteOffset, width * height);
  return Array.from({ length: height }, (_, y) => {
    let [a, b] = [0x811c9dc5, 0x9747b28c];
    for (let i = y * width; i < y * width + common; i++) {
      const word = words[i] ?? 0;
      a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
      b = Math.imul(b ^ (word >>> 7) ^ (word << 9), 0x85ebca6b) ^ (b >>> 13);
    }
    return `${a >>> 0}.${b >>> 0}`;
  });
}

/** Runs of rows that are not the same, as [start, end) on either side. */
interface Stretch {
  before: readonly [start: number, end: number];
  after: readonly [start: number, end: number];
}

function stretches(pairs: readonly Pair[], before: number, after: number): Stretch[] {
  const found: Stretch[] = [];
  let [a, b] = [0, 0];
  for (const [x, y] of [...pairs, [before, after] as const]) {
    if (x > a || y > b) found.push({ before: [a, x], after: [b, y] });
    [a, b] = [x + 1, y + 1];
  }
  return found;
}

function rowsOf(picture: Picture, from: number, count: number, common: number): Uint8Array {
  const line = picture.width * 4;
  if (picture.width === common) return picture.data.subarray(from * line, (from + count) * line);
  const out = new Uint8Array(count * common * 4);
  for (let y = 0; y < count; y++) {
    const start = (from + y) * line;
    out.set(picture.data.subarray(start, start + common * 4), y * common * 4);
  }
  return out;
}

/** Pixels that differ in as many rows as both sides of a stretch have. */
function compareStretch(
  before: Picture,
  after: Picture,
  { before: [a], after: [b] }: Stretch,
  rows: number,
  common: number,
): Regions {
  const regions = new Regions(common);
  for (let y = 0; y < rows; y += BAND) {
    const count = Math.min(BAND, rows - y);
    const mask = new Uint8Array(count * common * 4);
    const options = { threshold: THRESHOLD, diffMask: true };
    pixelmatch(
      rowsOf(before, a + y, count, common),
      rowsOf(after, b + y, count, common),
      mask,
      common,
      count,
      options,
    );
    for (let i = 0; i < count * common; i++) {
      if (mask[i * 4 + 3] !== 0) regions.add(i % common, y + Math.floor(i / common));
    }
  }
  return regions;
}

function shifted(box: Box, by: number): Box {
  return { ...box, y: box.y + by };
}

function merged(first: Change, second: Change): Change {
  const either = (a: Box | null, b: Box | null) => (a && b ? around(a, b) : (a ?? b));
  return {
    before: either(first.before, second.before),
    after: either(first.after, second.after),
  };
}

function lieTogether(first: Change, second: Change, gap: number): boolean {
  const near = (a: Box | null, b: Box | null) => a !== null && b !== null && isNear(a, b, gap);
  return near(first.before, second.before) || near(first.after, second.after);
}

/** Boxes that nearly touch become one, ever more generously until few enough are left. */
function joined(changes: readonly Change[]): Change[] {
  let boxes = [...changes];
  for (let gap = FIRST_GAP; ; gap *= 2) {
    const next: Change[] = [];
    for (const change of boxes) {
      const place = next.findIndex((other) => lieTogether(other, change, gap));
      const other = next[place];
      if (other) next[place] = merged(other, change);
      else next.push(change);
    }
    const stable = next.length === boxes.length;
    boxes = next;
    if (stable && boxes.length <= LIMITS.boxes) return boxes;
    if (stable) continue;
    gap /= 2;
  }
}

/** Rows of one colour: room that was made or lost, which nobody calls a change. */
function isBlank({ width, data }: Picture, from: number, to: number): boolean {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  const colour = pixels[from * width];
  return pixels.subarray(from * width, to * width).every((pixel) => pixel === colour);
}

/** What one side has beyond the width both share. */
function widthChange(before: Picture, after: Picture, common: number): Change | null {
  const beyond = ({ width, height }: Picture): Box | null =>
    width > common ? { x: common, y: 0, width: width - common, height } : null;
  const change = { before: beyond(before), after: beyond(after) };
  return change.before || change.after ? change : null;
}

function comparePixels(before: Picture, after: Picture): PictureDiff {
  const common = Math.min(before.width, after.width);
  const pairs = align(rowKeys(before, common), rowKeys(after, common), ROW_EDITS);
  const changes: Change[] = [];
  let differing = 0;
  for (const stretch of stretches(pairs, before.height, after.height)) {
    const [a, b] = [stretch.before, stretch.after];
    const rows = Math.min(a[1] - a[0], b[1] - b[0]);
    const regions = compareStretch(before, after, stretch, rows, common);
    differing += regions.count;
    for (const box of regions.boxes())
      changes.push({ before: shifted(box, a[0]), after: shifted(box, b[0]) });
    const rest = (picture: Picture, [start, end]: readonly [number, number]): Box | null =>
      end - start <= rows || isBlank(picture, start + rows, end)
        ? null
        : { x: 0, y: start + rows, width: common, height: end - start - rows };
    const [gone, come] = [rest(before, a), rest(after, b)];
    if (gone || come) changes.push({ before: gone, after: come });
    differing += ((gone?.height ?? 0) + (come?.height ?? 0)) * common;
  }
  const wider = widthChange(before, after, common);
  if (wider) changes.push(wider);
  const beyond = (before.width - common) * before.height + (after.width - common) * after.height;
  const area = Math.max(before.width * before.height, after.width * after.height);
  return {
    before: { width: before.width, height: before.height },
    after: { width: after.width, height: after.height },
    boxes: joined(changes),
    share: Math.min(1, (differing + beyond) / area),
  };
}

/**
 * Where two screenshots differ. Rows that only moved up or down are told from rows that changed;
 * within those, pixels are compared, smoothed edges aside.
 */
export function comparePictures(
  before: Uint8Array,
  after: Uint8Array,
): PictureDiff | PictureRefusal {
  const left = readPng(before);
  if (typeof left === 'string') return left;
  const right = readPng(after);
  if (typeof right === 'string') return right;
  return comparePixels(left, right);
}
