import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './charset.ts';

const PAGE = '<html><head><title>爱奇艺年卡</title></head><body>库存充足 ￥178.00</body></html>';

function withMeta(charset: string): string {
  return PAGE.replace('<head>', `<head><meta charset="${charset}">`);
}

describe('decodeText', () => {
  it.each([
    ['UTF-8 undeclared', 'utf8', PAGE, ''],
    ['GBK undeclared', 'gbk', PAGE, ''],
    ['GBK with a header that says so', 'gbk', PAGE, 'text/html; charset=GBK'],
    ['GBK under a header that says UTF-8', 'gbk', PAGE, 'text/html; charset=utf-8'],
    [
      'GBK under header and meta that say UTF-8',
      'gbk',
      withMeta('utf-8'),
      'text/html;charset=utf-8',
    ],
    ['GBK under a header that says Latin-1', 'gbk', PAGE, 'text/html; charset=ISO-8859-1'],
    ['UTF-8 under a header that says GBK', 'utf8', PAGE, 'text/html; charset=gb2312'],
    ['UTF-8 under a header that says Latin-1', 'utf8', PAGE, 'text/html; charset=latin1'],
    ['UTF-8 under a charset nobody knows', 'utf8', PAGE, 'text/html; charset=x-unknown'],
    ['GB18030 beyond GBK', 'gb18030', '<title>𠮷卡盟</title>', 'text/html; charset=gb18030'],
    ['ASCII that says UTF-16', 'ascii', '<title>shop</title><p>open', 'text/html;charset=utf-16le'],
    ['UTF-16 that says so', 'utf16le', PAGE, 'text/html; charset=utf-16'],
    ['Big5 with meta', 'big5', '<meta charset="big5"><p>會員年卡庫存</p>', 'text/html'],
  ])('reads %s', (_what, encoding, text, contentType) => {
    expect(decodeText(iconv.encode(text, encoding), contentType)).toBe(text);
  });

  it('trusts the byte order mark above all', () => {
    expect(
      decodeText(iconv.encode(PAGE, 'utf16le', { addBOM: true }), 'text/html; charset=gbk'),
    ).toBe(PAGE);
    expect(decodeText(iconv.encode(PAGE, 'utf8', { addBOM: true }), 'charset=gbk')).toBe(PAGE);
  });

  it.each(['text/html; charset=utf-8', 'text/html', 'text/html; charset=gbk'])(
    'keeps a UTF-8 page that was cut in the middle of a character (%s)',
    (contentType) => {
      const bytes = Buffer.from(PAGE.repeat(3), 'utf8');
      const cut = bytes.subarray(0, bytes.indexOf(Buffer.from('库存'), 200) + 1);
      expect(decodeText(cut, contentType)).toContain('爱奇艺年卡');
    },
  );

  it('reads nothing from nothing', () => {
    expect(decodeText(new Uint8Array(), '')).toBe('');
  });
});
