import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, Html, markup } from './html.ts';
import { packName } from './names.ts';

describe('packName', () => {
  const SHA256 = 'abcdef'.padEnd(64, '0');

  it.each([
    ['text/html; charset=GBK', 'html.txt'],
    ['TEXT/HTML', 'html.txt'],
    ['image/png', 'png'],
    ['image/svg+xml', 'bin'],
    ['application/javascript', 'bin'],
    ['', 'bin'],
    ['constructor', 'bin'],
    ['../../etc/passwd', 'bin'],
  ])('of %j ends in .%s', (mime, ending) => {
    expect(packName(7, SHA256, mime)).toBe(`files/0007-abcdef0000000000.${ending}`);
  });

  it('is safe whatever the type says', () => {
    fc.assert(
      fc.property(fc.string(), (mime) => {
        expect(packName(1, SHA256, mime)).toMatch(/^files\/0001-[0-9a-f]{16}\.[a-z.]{2,8}$/);
      }),
    );
  });
});

describe('escapeHtml', () => {
  it('leaves nothing that is markup, unseen or turns the text around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const codes = Array.from(escaped, (sign) => sign.codePointAt(0) ?? 0);
        expect(codes.filter((code) => code < 32 && code !== 9 && code !== 10)).toEqual([]);
        expect(codes.filter((code) => code >= 0x202a && code <= 0x202e)).toEqual([]);
      }),
    );
    expect(escapeHtml('a\u202eb\u0000 & <i>')).toBe('a\\u202eb\\u0000 &#38; &#60;i&#62;');
    expect(escapeHtml('靠谱 😀\n')).toBe('靠谱 😀\n');
  });

  it('is done by the template for everything but markup of ours', () => {
    const list = [markup`<li>${'<1>'}</li>`, markup`<li>${2}</li>`];
    expect(markup`<ul title="${'"'}">${list}${new Html('<hr>')}</ul>`.text).toBe(
      '<ul title="&#34;"><li>&#60;1&#62;</li>\n<li>2</li><hr></ul>',
    );
  });
});
