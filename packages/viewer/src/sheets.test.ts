import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureSheets, sheetsOf, type Sheets } from './sheets.ts';

const linesOn = ({ sheets }: Sheets) =>
  sheets.map((sheet) => (sheet.kind === 'lines' ? sheet.lines : []));

describe('a picture on paper', () => {
  it('is on one sheet while it is no higher than a photo', () => {
    const { sheets, complete } = pictureSheets({ width: 3_000, height: 4_000 });
    expect(sheets).toHaveLength(1);
    expect(complete).toBe(true);
    expect(sheets[0]).toMatchObject({ kind: 'picture', from: 0 });
  });

  it('goes on over several, without gap or overlap, and is never drawn larger than it is', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { sheets, complete } = pictureSheets({ width, height });
        let end = 0;
        for (const sheet of sheets) {
          if (sheet.kind !== 'picture') throw new Error('no picture');
          expect(sheet.from).toBeCloseTo(end, 6);
          expect(sheet.height).toBeGreaterThan(0);
          expect(sheet.height).toBeLessThanOrEqual(245.001);
          expect(sheet.width).toBeLessThanOrEqual(Math.min(180, (width * 25.4) / 96) + 0.001);
          expect(sheet.whole / sheet.width).toBeCloseTo(height / width, 4);
          end += sheet.height;
          if (complete && sheet === sheets.at(-1)) expect(end).toBeCloseTo(sheet.whole, 6);
        }
        expect(sheets.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('says so when it is too long to be shown to its end', () => {
    expect(pictureSheets({ width: 100, height: 50_000 }).complete).toBe(false);
    expect(pictureSheets({ width: 1_280, height: 10_000 }).complete).toBe(true);
  });
});

describe('a text on paper', () => {
  it('fills the sheets it says, loses nothing, and says when it is cut', () => {
    const text = Array.from({ length: 90 }, (_, i) => `line ${i}`).join('\n');
    const made = sheetsOf(text, 'text', true);
    expect(linesOn(made).map(({ length }) => length)).toEqual([37, 53]);
    expect(linesOn(made).flat().join('\n')).toBe(text);
    expect(made.complete).toBe(true);
    const long = sheetsOf('x\n'.repeat(1_000), 'text', true);
    expect(long.sheets).toHaveLength(6);
    expect(long.complete).toBe(false);
    expect(sheetsOf('x', 'text', false).complete).toBe(false);
  });

  it('cuts lines where they are full, Chinese ones sooner', () => {
    expect(linesOn(sheetsOf('卡'.repeat(150), 'text', true)).flat()).toEqual([
      '卡'.repeat(60),
      '卡'.repeat(60),
      '卡'.repeat(30),
    ]);
    expect(linesOn(sheetsOf('x'.repeat(100), 'text', true)).flat()[0]).toHaveLength(96);
  });

  it('shows of a page what a visitor reads, names what he does not see, and runs nothing', () => {
    const page = '<script>alert(1)</script><p>价格\u202e 58.60</p><a href="/qq">客服</a>';
    const lines = linesOn(sheetsOf(page, 'page', true)).flat();
    expect(lines.join('\n')).not.toContain('alert');
    expect(lines.join('\n')).toContain('⟦U+202E⟧');
    expect(lines).toContain('→ /qq');
  });

  it('has a sheet for nothing, too', () => {
    expect(sheetsOf('', 'text', true).sheets).toHaveLength(1);
  });
});
