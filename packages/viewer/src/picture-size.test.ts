import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { EXIF } from './orientation.ts';
import { pictureSize } from './picture-size.ts';

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** The beginning of a JPEG of 400 by 300, turned so. */
function jpeg(orientation: number, frame = 0xc0): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const start = Buffer.alloc(15);
  start.writeUInt16BE(300, 1);
  start.writeUInt16BE(400, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([EXIF, tiff])),
    segment(0xc4, Buffer.alloc(20)),
    segment(frame, start),
  ]);
}

describe('the size of a picture', () => {
  it('is read from what a PNG, a GIF and a WebP say', () => {
    expect(pictureSize(PNG.sync.write(new PNG({ width: 31, height: 7 })))).toEqual({
      width: 31,
      height: 7,
    });
    const gif = Buffer.from('474946383961280105000000', 'hex');
    expect(pictureSize(gif)).toEqual({ width: 296, height: 5 });
    const webp = Buffer.alloc(30);
    webp.write('RIFF\0\0\0\0WEBPVP8X', 'latin1');
    webp.writeUIntLE(639, 24, 3);
    webp.writeUIntLE(479, 27, 3);
    expect(pictureSize(webp)).toEqual({ width: 640, height: 480 });
  });

  it('is, of a JPEG, as it is shown: turned where it says so', () => {
    expect(pictureSize(jpeg(1))).toEqual({ width: 400, height: 300 });
    expect(pictureSize(jpeg(3, 0xc2))).toEqual({ width: 400, height: 300 });
    expect(pictureSize(jpeg(6))).toEqual({ width: 300, height: 400 });
  });

  it('is unknown where nothing, too little or nonsense is there', () => {
    const whole = jpeg(6);
    for (let length = 0; length < whole.length - 10; length += 1) {
      expect(pictureSize(whole.subarray(0, length))).toBeNull();
    }
    expect(pictureSize(Buffer.from('<svg width="5" height="5"/>'))).toBeNull();
    expect(pictureSize(Buffer.from('89504e470d0a1a0a', 'hex'))).toBeNull();
  });
});
