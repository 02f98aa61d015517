import { RowsDiff, type DiffRow } from '@kaopu/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePieces } from './blocks.ts';
import { orderedJson } from './json.ts';
import { LIMITS } from './limits.ts';
import { compareRows } from './rows.ts';
import { sourcePieces, textPieces } from './source-lines.ts';

const pages = (before: string, after: string) => compareRows(pagePieces(before), pagePieces(after));
const sources = (before: string, after: string) =>
  compareRows(sourcePieces(before), sourcePieces(after));
const texts = (before: string, after: string) => compareRows(textPieces(before), textPieces(after));

function text(row: DiffRow, side: 'before' | 'after'): string | null {
  const found =
    side in row ? (row as { before?: { parts: { text: string }[] } })[side as 'before'] : null;
  return found?.parts.map((part) => part.text).join('') ?? null;
}

/** Change, then both texts. */
function told({ rows }: RowsDiff): (string | number | null)[][] {
  return rows
    .filter(({ change }) => change !== 'same' && change !== 'gap')
    .map((row) => [row.change, text(row, 'before'), text(row, 'after')]);
}

describe('two pages', () => {
  it('are the same when only whitespace, order of attributes, nonces or scripts differ', () => {
    const before = `<html><head><meta name="csrf-token" content="a1"><script nonce="1">x()</script></head>
      <body class="a" id="b"><p>卡密  ¥68.00</p><input type="hidden" name="_token" value="q">
      <img src="/a.png?v=1"><a href="/buy?id=3&_=17">买</a></body></html>`;
    const after = `<html><head><meta content="b2" name="csrf-token"><script nonce="2">x()</script></head>
      <body id="b" class="a"><p>
      卡密 ¥68.00</p><input value="w" name="_token" type="hidden">
      <img src="/a.png?v=2"><a href="/buy?id=3&_=18">买</a></body></html>`;
    expect(pages(before, after)).toMatchObject({ counts: { same: 4 }, complete: true });
    expect(told(pages(before, after))).toEqual([]);
    expect(told(sources(before, after)).map(([change]) => change)).toEqual(['changed', 'changed']);
  });

  it('show a changed price with the price alone marked, and where it stands', () => {
    const page = (price: string) =>
      `<body><ul class="goods"><li><b>腾讯视频</b> 年卡 ${price} 元</li><li>爱奇艺</li></ul></body>`;
    const diff = pages(page('168.00'), page('172.50'));
    const row = diff.rows.find(({ change }) => change === 'changed');
    expect(row).toMatchObject({
      kind: 'text',
      before: { at: 'body > ul.goods > li > b' },
      after: { parts: [{ marked: false }, { text: '172.50', marked: true }, { text: ' 元' }] },
    });
  });

  it.each([
    ['a line more', '<p>a<p>b', '<p>a<p>新<p>b', [['added', null, '新']]],
    ['a line less', '<p>a<p>旧<p>b', '<p>a<p>b', [['removed', '旧', null]]],
    ['a line elsewhere', '<p>一<p>二<p>三', '<p>二<p>三<p>一', [['moved', '一', '一']]],
    ['another way', '<a href="/a">x</a>', '<a href="/b">x</a>', [['changed', '/a', '/b']]],
    ['another picture', '<img src=a alt=x>', '<img src=b alt=x>', [['changed', 'a x', 'b x']]],
    ['another title', '<title>甲</title>', '<title>乙</title>', [['changed', '甲', '乙']]],
    ['a frame', '<p>a', '<p>a<iframe src="//pay"></iframe>', [['added', null, '//pay']]],
    ['something hidden', '<p>a', '<p>a<p style="display: none">b<p hidden>c', []],
  ])('tell %s', (_what, before, after, rows) => {
    expect(told(pages(before, after))).toEqual(rows);
  });

  it('leave out what is far from any change, and count it', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `<p>第 ${i} 行`);
    const diff = pages(lines.join(''), lines.with(25, '<p>不同').join(''));
    expect(diff.counts).toMatchObject({ same: 49 });
    expect(diff.rows.filter(({ change }) => change === 'gap')).toEqual([
      { change: 'gap', count: 23 },
      { change: 'gap', count: 22 },
    ]);
  });
});

describe('two texts', () => {
  it('of JSON are compared member by member, numbers as they were written', () => {
    const diff = texts(
      orderedJson('{"b":12345678901234567890,"a":{"y":1.10,"x":2}}'),
      orderedJson('{"a":{"x":2,"y":1.10},"b":12345678901234567891}'),
    );
    expect(told(diff)).toEqual([
      ['changed', '  "b": 12345678901234567890', '  "b": 12345678901234567891'],
    ]);
  });

  it('name the characters nobody sees', () => {
    expect(told(texts('价 1', '价 1\u202e'))).toEqual([['changed', '价 1', '价 1⟦U+202E⟧']]);
  });

  it('lose and invent no line, and fit the contract', () => {
    const line = fc.constantFrom('a', 'b', 'c c', 'd', '价格 1', '价格 2');
    const lines = fc.array(line, { maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { counts } = RowsDiff.parse(texts(before.join('\n'), after.join('\n')));
        const kept = counts.same + counts.changed + counts.moved;
        expect(kept + counts.removed).toBe(Math.max(before.length, 1));
        expect(kept + counts.added).toBe(Math.max(after.length, 1));
      }),
    );
  });
});

describe('hostile sides', () => {
  const many = (line: (i: number) => string) =>
    Array.from({ length: 2 * LIMITS.pieces }, (_, i) => line(i)).join('\n');

  it.each<[string, string, string]>([
    ['a million tags', '<p>x'.repeat(1_000_000), '<p>y'.repeat(1_000_000)],
    ['tags in tags', '<div>x'.repeat(500_000), '<div>y'.repeat(500_000)],
    ['nothing but brackets', '<'.repeat(3_000_000), '<'.repeat(2_999_999)],
    ['lines that all differ', many((i) => `a ${i}`), many((i) => `b ${i * 7}`)],
    ['lines that repeat', many((i) => String(i % 7)), many((i) => String((i * i) % 5))],
    ['one endless line', 'a '.repeat(2_000_000), 'b '.repeat(2_000_000)],
  ])('end, and say that they are not complete: %s', (_what, before, after) => {
    for (const compare of [pages, sources, texts]) {
      const diff = compare(before, after);
      expect(diff.rows.length).toBeLessThanOrEqual(LIMITS.rows);
      expect(JSON.stringify(diff).length).toBeLessThan(4_000_000);
    }
    expect(pages(before, after).complete && texts(before, after).complete).toBe(false);
  });
});
