import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorableTextPipe } from './storable-text.pipe.ts';

const pipe = new StorableTextPipe();

describe('StorableTextPipe', () => {
  it.each([
    ['a text', 'a\u0000', [['', 'invalid']]],
    ['a high half', '\ud83d', [['', 'invalid']]],
    ['a low half', '\ude00x', [['', 'invalid']]],
    ['a nested one', { a: [{ 'b/c': '\u0000' }] }, [['/a/0/b~1c', 'invalid']]],
    ['a key', { a: { 'x\u0000': 1 } }, [['/a', 'unknown-field']]],
    [
      'several, in order',
      { b: '\u0000', a: '\u0000' },
      [
        ['/a', 'invalid'],
        ['/b', 'invalid'],
      ],
    ],
  ])('refuses %s', (_what, value, expected) => {
    const fields = expected.map(([path, code]) => ({ path, code }));
    expect(() => pipe.transform(value)).toThrow(expect.objectContaining({ status: 400, fields }));
  });

  it('gives back everything else as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)));
        expect(pipe.transform(value)).toBe(value);
      }),
    );
    expect(pipe.transform('😀')).toBe('😀');
    expect(pipe.transform(undefined)).toBeUndefined();
  });

  it('does not overflow on what nests without end', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(pipe.transform([deep])).toBeDefined();
  });
});
