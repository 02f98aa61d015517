import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withoutMetadata } from './without-metadata.ts';

const PLACE = 'GPS 31.2304N 121.4737E';
const text = (part: string) => Buffer.from(part, 'latin1');

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** Exif with how to turn the picture, and where it was taken. */
function exif(orientation: number, order: 'MM' | 'II' = 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order, 0, 'latin1');
  const short = (value: number, at: number) =>
    order === 'MM' ? tiff.writeUInt16BE(value, at) : tiff.writeUInt16LE(value, at);
  const long = (value: number, at: number) =>
    order === 'MM' ? tiff.writeUInt32BE(value, at) : tiff.writeUInt32LE(value, at);
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return Buffer.concat([text('Exif\0\0'), tiff, text(PLACE)]);
}

const JFIF = segment(0xe0, text('JFIF\0'));
const ICC = segment(0xe2, text('ICC_PROFILE\0colours'));
const ROWS = Buffer.concat([
  segment(0xda, text('scan')),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
]);
const END = Buffer.from([0xff, 0xd9]);

function photo(...parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, text(type), data, text('crc.')]);
}

function riff(...chunks: [string, Buffer][]): Buffer {
  const body = Buffer.concat(
    chunks.map(([type, data]) => {
      const head = Buffer.concat([text(type), Buffer.alloc(4)]);
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    }),
  );
  const head = Buffer.concat([text('RIFF'), Buffer.alloc(4), text('WEBP')]);
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

describe('a photo of a phone', () => {
  it.each([
    ['Exif', segment(0xe1, exif(1))],
    ['XMP', segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${PLACE}`))],
    ['IPTC', segment(0xed, text(`Photoshop 3.0\0${PLACE}`))],
    ['a remark', segment(0xfe, text(PLACE))],
  ])('says no more where it was taken (%s), and shows the same', (_what, hidden) => {
    const given = photo(JFIF, hidden, ICC, ROWS, END);
    expect(given.toString('latin1')).toContain(PLACE);
    expect(withoutMetadata(given, 'image/jpeg')).toEqual(photo(JFIF, ICC, ROWS, END));
  });

  it('takes no film or second photo along', () => {
    const second = photo(segment(0xe1, exif(1)), ROWS, END);
    const given = photo(JFIF, ROWS, segment(0xc4, text('tables')), ROWS, END, second);
    const kept = withoutMetadata(given, 'image/jpeg');
    expect(kept).toEqual(photo(JFIF, ROWS, segment(0xc4, text('tables')), ROWS, END));
  });

  it.each(['MM', 'II'] as const)('is still turned as it should be (%s)', (order) => {
    const kept = withoutMetadata(photo(segment(0xe1, exif(6, order)), ROWS, END), 'image/jpeg');
    expect(kept.toString('latin1')).not.toContain(PLACE);
    const at = kept.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1]));
    expect(kept.readUInt16BE(at + 8)).toBe(6);
    // Once more changes nothing more.
    expect(withoutMetadata(kept, 'image/jpeg')).toEqual(kept);
  });
});

it('a PNG loses its words and what follows its end', () => {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const shown = [chunk('IHDR', Buffer.alloc(13)), chunk('IDAT', deflateSync('rows'))];
  const end = chunk('IEND', Buffer.alloc(0));
  const hidden = ['eXIf', 'tEXt', 'zTXt', 'iTXt'].map((type) => chunk(type, text(PLACE)));
  const given = Buffer.concat([head, ...hidden, ...shown, ...hidden, end, text(PLACE)]);
  expect(withoutMetadata(given, 'image/png')).toEqual(Buffer.concat([head, ...shown, end]));
});

it('a WebP loses them too, and announces them no more', () => {
  const extended = Buffer.alloc(10);
  extended[0] = 0x10 | 0x08 | 0x04;
  const given = riff(
    ['VP8X', extended],
    ['VP8 ', text('rows')],
    ['EXIF', text(`${PLACE}.`)],
    ['XMP ', text(PLACE)],
  );
  const plain = Buffer.alloc(10);
  plain[0] = 0x10;
  expect(withoutMetadata(given, 'image/webp')).toEqual(
    riff(['VP8X', plain], ['VP8 ', text('rows')]),
  );
});

describe('what only pretends to be a picture', () => {
  const marks = {
    'image/jpeg': [0xff, 0xd8, 0xff, 0xe1],
    'image/png': [0x89, 0x50],
    'image/webp': [0x52],
  };

  it.each(Object.entries(marks))('never stops the program (%s)', (mime, mark) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => {
        const given = Buffer.concat([Buffer.from(mark), rest]);
        expect(withoutMetadata(given, mime).length).toBeLessThanOrEqual(given.length + 40);
      }),
    );
  });

  it.each(['application/pdf', 'text/plain', 'image/gif'])(
    'or is another file is as it was (%s)',
    (mime) => {
      expect(withoutMetadata(text(PLACE), mime).toString()).toBe(PLACE);
    },
  );
});
