import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, sizeOf, textOf } from './cut.ts';
import { inJson } from './in-json.ts';

const Unit = fc.constantFrom('bytes' as const, 'characters' as const);
const Text = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('cut', () => {
  it('keeps within the limit, whole code points, and what fits as it is', () => {
    fc.assert(
      fc.property(Text, Unit, fc.nat(400), (text, unit, most) => {
        const kept = cut(text, { unit, most });
        expect(sizeOf(kept, { unit })).toBeLessThanOrEqual(most);
        expect(kept.isWellFormed()).toBe(text.isWellFormed() || kept.isWellFormed());
        if (sizeOf(text, { unit }) <= most) expect(kept).toBe(text);
        else if (kept !== '') expect(text.startsWith(kept.slice(0, -1))).toBe(true);
      }),
    );
  });

  it.each([
    ['价格变动', 12, '价格变动'],
    ['价格变动', 11, '价格…'],
    ['🙂🙂', 7, '🙂…'],
    ['abc', 2, ''],
  ])('cuts %s to %d bytes', (text, most, kept) => {
    expect(cut(text, { unit: 'bytes', most })).toBe(kept);
  });
});

it('counts what travels, where escapes do', () => {
  const limit = { unit: 'bytes', most: 9, written: inJson } as const;
  expect(cut('""""', limit)).toBe('""""');
  expect(cut('"""""', limit)).toBe('"""…');
});

describe('textOf', () => {
  it('holds title and mark whatever the body', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000, unit: 'grapheme' }), (body) => {
        const note = { id: 'i', title: '标题', body, mark: '#12345678', level: 'notice' as const };
        const text = textOf({ ...note, payload: null }, { unit: 'bytes', most: 500 });
        expect(text.startsWith('标题\n')).toBe(true);
        expect(text.endsWith('\n#12345678')).toBe(true);
        expect(sizeOf(text, { unit: 'bytes' })).toBeLessThanOrEqual(500);
      }),
    );
  });
});
