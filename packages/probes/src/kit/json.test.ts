import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPath, embeddedJson, pathSteps } from './json.ts';

describe('atPath', () => {
  const value = { data: { goods: [{ 'a b': 1 }, { price: '5' }] } };
  it.each([
    ['data.goods[1].price', '5'],
    ['$.data.goods[1].price', '5'],
    ['data["goods"][0]["a b"]', 1],
    ["data['goods'][0]['a b']", 1],
    ['data.goods.1.price', '5'],
    ['data.none', undefined],
    ['data.goods[9].price', undefined],
    ['__proto__', undefined],
    ['data.constructor', undefined],
    ['data..goods', undefined],
    ['data[', undefined],
  ])('%s', (path, expected) => {
    expect(atPath(value, path)).toBe(expected);
  });

  it('is the value itself for an empty path', () => {
    expect(atPath(7, '')).toBe(7);
    expect(atPath(7, '$')).toBe(7);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (path, json) => void atPath(JSON.parse(json), path)),
    );
    expect(pathSteps('a.b')).toEqual(['a', 'b']);
  });
});

describe('embeddedJson', () => {
  it.each([
    ['setVar("_var_item",{"a":{"b":"}"}})', '_var_item', { a: { b: '}' } }],
    ["setVar('_var_item', [1,2])", '_var_item', [1, 2]],
    ['var x = {"a":"\\"}"};', 'x', { a: '"}' }],
    ['let  x={"a":1}', 'x', { a: 1 }],
    ['window.__DATA__ = {"a":1}', '__DATA__', { a: 1 }],
    ['price = "12.50";', 'price', '12.50'],
    ['var price=12.5', 'price', 12.5],
    ['if (x == {}) {} x = {"a":2}', 'x', { a: 2 }],
    ['x = {not json}; x = {"a":3}', 'x', { a: 3 }],
    ['myx = {"a":1}', 'x', undefined],
    ['x = {"a":1', 'x', undefined],
    ['x = alert(1)', 'x', undefined],
    ['', 'x', undefined],
  ])('in %s', (text, name, expected) => {
    expect(embeddedJson(text, name)).toEqual(expected);
  });

  it('takes linear time on a page made of openings', () => {
    expect(embeddedJson('x = {'.repeat(200_000), 'x')).toBeUndefined();
  });
});
