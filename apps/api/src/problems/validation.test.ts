import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalidInput, pointerPart } from './validation.ts';

/** Path and code of each field, as a real schema's issues become. */
function fields(schema: z.ZodType, value: unknown, base = ''): [string, string][] {
  const result = schema.safeParse(value);
  if (result.success) throw new Error('the value is valid');
  return invalidInput(result.error.issues, base).fields.map(({ path, code }) => [path, code]);
}

describe('invalidInput', () => {
  const Thing = z.object({ n: z.number(), s: z.string() });

  it.each<[string, z.ZodType, unknown, [string, string][]]>([
    ['a missing field', Thing, { n: 1 }, [['/s', 'required']]],
    ['a missing body', Thing, undefined, [['', 'required']]],
    ['null', Thing, { n: null, s: '' }, [['/n', 'wrong-type']]],
    [
      'another type',
      Thing,
      { n: '1', s: 1 },
      [
        ['/n', 'wrong-type'],
        ['/s', 'wrong-type'],
      ],
    ],
    ['NaN', z.number(), NaN, [['', 'wrong-type']]],
    ['too short', z.string().min(2), 'a', [['', 'too-small']]],
    ['too small', z.number().min(2), 1, [['', 'too-small']]],
    ['too long', z.array(z.any()).max(1), [1, 2], [['', 'too-big']]],
    ['no option', z.enum(['a']), 'b', [['', 'not-an-option']]],
    [
      'no variant',
      z.discriminatedUnion('k', [z.object({ k: z.literal('a') })]),
      { k: 'b' },
      [['/k', 'not-an-option']],
    ],
    ['an unknown field', z.strictObject({}), { x: 1 }, [['', 'unknown-field']]],
    ['a format', z.uuid(), 'x', [['', 'invalid']]],
    [
      'a word of our own',
      z.string().refine(() => false, { error: 'uscc-invalid' }),
      'x',
      [['', 'uscc-invalid']],
    ],
    [
      'a word of nobody’s',
      z.string().refine(() => false, { error: 'toString' }),
      'x',
      [['', 'invalid']],
    ],
  ])('names %s', (_what, schema, value, expected) => {
    expect(fields(schema, value)).toEqual(expected);
  });

  it('puts the place of the value before the pointer', () => {
    expect(
      fields(z.object({ list: z.array(z.string()) }), { list: ['a', 1] }, '/probes/0/config'),
    ).toEqual([['/probes/0/config/list/1', 'wrong-type']]);
  });

  it('reads path segments that are objects, as Standard Schema allows', () => {
    const problem = invalidInput([{ message: 'x', path: [{ key: 'a' }, 0, { key: 'b/c' }] }]);
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.fields).toEqual([{ path: '/a/0/b~1c', code: 'invalid' }]);
  });
});

describe('pointerPart', () => {
  it.each([
    ['a', '/a'],
    ['', '/'],
    ['a/b', '/a~1b'],
    ['a~b', '/a~0b'],
    ['~1', '/~01'],
    [3, '/3'],
  ])('escapes %j as %s', (key, pointer) => expect(pointerPart(key)).toBe(pointer));

  it('can be undone for every key', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const part = pointerPart(key);
        expect(part.indexOf('/', 1)).toBe(-1);
        expect(part.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')).toBe(key);
      }),
    );
  });
});
