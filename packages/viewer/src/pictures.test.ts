import type { PictureDiff } from '@kaopu/contracts';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { comparePictures } from './pictures.ts';

type Colour = readonly [number, number, number];

/** Rows that all look different, as on a page full of text. */
function paper(x: number, y: number): Colour {
  return [(x * y) % 97, (x + y * 3) % 251, y % 256];
}

function png(width: number, height: number, colour: (x: number, y: number) => Colour): Buffer {
  const picture = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) picture.data.set([...colour(x, y), 255], (y * width + x) * 4);
  }
  return PNG.sync.write(picture);
}

function compared(before: Uint8Array, after: Uint8Array): PictureDiff {
  const diff = comparePictures(before, after);
  if (typeof diff === 'string') throw new Error(diff);
  return diff;
}

const BEFORE = png(300, 400, paper);
const RED: Colour = [255, 0, 0];
const banded = (x: number): Colour => (x % 9 === 0 ? [0, 0, 0] : RED);

describe('two screenshots', () => {
  it('that are equal have no box', () => {
    expect(compared(BEFORE, BEFORE)).toMatchObject({ boxes: [], share: 0 });
  });

  it('have a box exactly around a changed patch, and one around each of two', () => {
    const patch = (x: number, y: number) => x >= 50 && x < 90 && y >= 100 && y < 120;
    const other = (x: number, y: number) => x >= 200 && x < 220 && y >= 300 && y < 310;
    const box = { x: 50, y: 100, width: 40, height: 20 };
    const one = compared(
      BEFORE,
      png(300, 400, (x, y) => (patch(x, y) ? RED : paper(x, y))),
    );
    expect(one.boxes).toEqual([{ before: box, after: box }]);
    expect(one.share).toBeCloseTo(800 / 120_000, 3);
    const two = compared(
      BEFORE,
      png(300, 400, (x, y) => (patch(x, y) || other(x, y) ? RED : paper(x, y))),
    );
    expect(two.boxes).toHaveLength(2);
  });

  it('have a box only where rows were put in, however far they push the rest down', () => {
    const after = png(300, 440, (x, y) =>
      y < 100 ? paper(x, y) : y < 140 ? banded(x) : paper(x, y - 40),
    );
    const banner = { x: 0, y: 100, width: 300, height: 40 };
    expect(compared(BEFORE, after).boxes).toEqual([{ before: null, after: banner }]);
    expect(compared(after, BEFORE).boxes).toEqual([{ before: banner, after: null }]);
  });

  it('have no box where a page only got longer or shorter by blank rows', () => {
    const after = png(300, 460, (x, y) => (y < 400 ? paper(x, y) : [255, 255, 255]));
    expect(compared(BEFORE, after)).toMatchObject({ boxes: [], share: 0 });
    expect(compared(after, BEFORE)).toMatchObject({ boxes: [], share: 0 });
  });

  it('of other widths share what both have', () => {
    const beyond = { x: 300, y: 0, width: 20, height: 400 };
    expect(compared(BEFORE, png(320, 400, paper)).boxes).toEqual([{ before: null, after: beyond }]);
  });

  it('full of specks have few boxes', () => {
    const specks = png(300, 400, (x, y) => (x % 40 === 0 && y % 40 === 0 ? RED : paper(x, y)));
    const { boxes } = compared(BEFORE, specks);
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.length).toBeLessThanOrEqual(LIMITS.boxes);
  });
});

describe('a file that is no screenshot', () => {
  const edited = (edit: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(BEFORE);
    edit(bytes);
    return bytes;
  };

  it.each<[string, Buffer, string]>([
    ['of another kind', Buffer.from('<svg/>'), 'picture-format'],
    ['interlaced', edited((bytes) => bytes.writeUInt8(1, 28)), 'picture-format'],
    ['of 16 bits', edited((bytes) => bytes.writeUInt8(16, 24)), 'picture-format'],
    ['that claims a wall', edited((bytes) => bytes.writeUInt32BE(60_000, 16)), 'picture-size'],
    [
      'that lies about its width',
      edited((bytes) => bytes.writeUInt32BE(301, 16)),
      'picture-damaged',
    ],
    ['cut in half', BEFORE.subarray(0, BEFORE.length / 2), 'picture-damaged'],
  ])('%s is refused on either side', (_what, bytes, refusal) => {
    expect(comparePictures(bytes, BEFORE)).toBe(refusal);
    expect(comparePictures(BEFORE, bytes)).toBe(refusal);
  });
});
