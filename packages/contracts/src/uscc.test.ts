import { describe, expect, it } from 'vitest';
import { normaliseUscc, orgCodeFits, readUscc, usccProblem } from './uscc.ts';

const VALID = [
  '91110000600037341L',
  '91330100799655058B',
  '9144030071526726XG',
  '91110000802100433B',
  '914403001922038216',
  '91330203674737244W',
  '91110108551385082Q',
  '91350100M000100Y43',
  '91230500MA1B3N1N2M',
  '11230500001755309F',
];

describe('usccProblem', () => {
  it.each(VALID)('accepts %s', (code) => expect(usccProblem(code)).toBeNull());

  it.each(['91310115591673062R', '91440101732050098R', '91110108MA01ABCD8X'])(
    'finds the wrong check character of %s',
    (code) => expect(usccProblem(code)).toBe('checksum'),
  );

  it.each([
    '91420100MA4KTEST0X',
    '',
    '9111000060003734',
    '91110000600037341LL',
    '9111**00600037341L',
  ])('refuses the shape of "%s"', (code) => expect(usccProblem(code)).toBe('shape'));

  it('finds every single-character slip in a valid code', () => {
    for (const code of VALID) {
      for (let i = 8; i < 18; i++) {
        const other = code[i] === '1' ? '2' : '1';
        expect(usccProblem(code.slice(0, i) + other + code.slice(i + 1))).not.toBeNull();
      }
    }
  });
});

describe('normaliseUscc', () => {
  it('reads full-width, lower case and spaced input', () => {
    expect(normaliseUscc(' ９１１１００００ 6000-37341l ')).toBe('91110000600037341L');
  });
});

describe('orgCodeFits', () => {
  it.each(VALID)('holds inside the real code %s', (code) => expect(orgCodeFits(code)).toBe(true));

  it.each([
    ['91000000TEXT00001H', false],
    ['91110000000000000E', true],
    ['91440300MA5TEXT005', false],
  ])('tells the made-up code %s, whose own check is right: %s', (code, fits) => {
    expect(usccProblem(code)).toBeNull();
    expect(readUscc(code)).toEqual({ kind: 'valid', code, orgFits: fits });
  });
});

describe('readUscc', () => {
  it.each([
    '9111********37341L',
    '911100006000****1L',
    '91110000＊＊＊＊37341L',
    '9111XXXXXXXX37341L',
  ])('does not know what the masked %s is', (text) =>
    expect(readUscc(text)).toEqual({ kind: 'masked' }),
  );

  it.each([
    '９１１１００００６０００３７３４１ｌ',
    ' 9111 0000 6000 3734 1l ',
    '\ufeff91110000600037341L\u200b',
  ])('reads %s', (text) =>
    expect(readUscc(text)).toMatchObject({ kind: 'valid', code: '91110000600037341L' }),
  );

  it('takes a code whose X is a character for what it is', () => {
    expect(readUscc('9144030071526726XG')).toMatchObject({ kind: 'valid', orgFits: true });
  });

  it.each([
    ['91310115591673062R', 'checksum'],
    ['91420100MA4KTEST0X', 'shape'],
    ['', 'shape'],
    ['***', 'shape'],
  ])('refuses %s by its %s', (text, problem) => {
    expect(readUscc(text)).toEqual({ kind: 'invalid', problem });
  });
});
