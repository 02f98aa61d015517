import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';
import { uploadName, uploadUrl } from './upload-name.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );
const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];

describe('a file is what its bytes say', () => {
  it.each<[string, Buffer, string]>([
    ['a PNG', bytes(PNG, 'rest'), 'image/png'],
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'), 'image/jpeg'],
    ['a GIF', bytes('GIF89a', [0, 0]), 'image/gif'],
    ['a WebP', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 '), 'image/webp'],
    ['a PDF', bytes('%PDF-1.7\n', [0xe2, 0xe3]), 'application/pdf'],
    ['Chinese text', bytes('订单号：123\r\n已到账\t是'), 'text/plain'],
  ])('%s', (_what, file, type) => {
    expect(sniff(file)).toBe(type);
  });

  it.each<[string, Buffer]>([
    ['nothing', bytes('')],
    ['blanks', bytes(' \n\t')],
    [
      'SVG with a script',
      bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    ['SVG behind an XML head', bytes('\n<?xml version="1.0"?><svg/>')],
    ['SVG behind a mark', bytes('\ufeff<svg/>')],
    ['a page', bytes('<!doctype html><script>alert(1)</script>')],
    ['a page without a head', bytes('  <B>hi</B>')],
    ['a zip', bytes('PK\u0003\u0004', [20, 0, 0, 0])],
    ['a deflated bomb', deflateRawSync(Buffer.alloc(1_000_000))],
    ['a program', bytes('MZ', [0x90, 0, 3, 0])],
    ['ELF', bytes([0x7f], 'ELF', [2, 1])],
    ['text with a NUL', bytes('abc\u0000def')],
    ['text with an escape', bytes('\u001b]0;x\u0007')],
    ['GBK text', bytes([0xb6, 0xa9, 0xb5, 0xa5])],
    ['half a PNG signature', bytes(PNG.slice(0, 4))],
    ['RIFF that is no WebP', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
    ['a PDF further behind', bytes([0, 0, 0], '%PDF-1.7')],
  ])('not taken: %s', (_what, file) => {
    expect(sniff(file)).toBeNull();
  });
});

describe('the name of an upload', () => {
  it.each([
    ['收据.png', '收据.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\photo.jpg', 'photo.jpg'],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nc.png', 'abc.png'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe'],
    ['<img src=x onerror=1>.png', 'img src=x onerror=1.png'],
    [`${'长'.repeat(300)}.png`, `${'长'.repeat(76)}.png`],
    ['', ''],
  ])('%j is shown as %j', (given, shown) => {
    expect(uploadName(given)).toBe(shown);
  });

  it('is no address of anything', () => {
    expect(uploadUrl('javascript:alert(1)')).toBe('upload:javascriptalert(1)');
    expect(uploadUrl('https://evil.example/x y.png')).toBe('upload:x y.png');
  });
});
