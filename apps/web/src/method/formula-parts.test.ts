import { expect, it } from 'vitest';
import { formulaParts, spokenFormula } from './formula-parts.ts';

it('lowers, raises and nests', () => {
  expect(formulaParts('2^{w_{d}} = x')).toEqual([
    { kind: 'text', text: '2' },
    {
      kind: 'sup',
      parts: [
        { kind: 'variable', text: 'w' },
        { kind: 'sub', parts: [{ kind: 'variable', text: 'd' }] },
      ],
    },
    { kind: 'text', text: ' = ' },
    { kind: 'variable', text: 'x' },
  ]);
});

it('keeps words upright', () => {
  expect(formulaParts('max(s)')).toEqual([
    { kind: 'text', text: 'max(' },
    { kind: 'variable', text: 's' },
    { kind: 'text', text: ')' },
  ]);
});

it('refuses a brace that nobody closes', () => {
  expect(() => formulaParts('s_{d')).toThrow(RangeError);
});

it('is read without braces', () => {
  expect(spokenFormula('s_{d}^{2}')).toBe('s_d^2');
});
