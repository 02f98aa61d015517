import { describe, expect, it } from 'vitest';
import { ExtractRule } from '../price-drift/rules.ts';
import { htmlOf } from './html.ts';
import { extract } from './storefronts/generic.ts';
import { SelectorTooCostly, selectFirst } from './select.ts';
import type { Page } from './types.ts';

function page(text: string): Page {
  const phases = { dns: null, connect: null, tls: null, firstByte: 1, total: 1 };
  const bytes = Buffer.from(text);
  return { url: 'https://shop.example/', status: 200, headers: {}, text, bytes, phases, tls: null };
}

const FLAT = page('<p>1</p>'.repeat(40_000));
const DEEP = page(`${'<div>'.repeat(390)}<b>1</b>`);

describe('a selector that somebody wrote', () => {
  it.each([
    ['b', '<b>1</b>', '1'],
    ['.a > b:nth-child(2)', '<div class=a><i>0</i><b>1</b></div>', '1'],
    ['p ~ p b', '<p>0</p><p><b>1</b></p>', '1'],
    ['li:has(a) b', '<li><b>0</b></li><li><a>x</a><b>1</b></li>', '1'],
    ['span:contains("价")', '<span>名</span><span>价 1</span>', '价 1'],
    ['[data-p]', '<i data-p=1>1</i>', '1'],
  ])('%s finds what it says', (selector, text, expected) => {
    expect(selectFirst(htmlOf(page(text)), selector)?.text()).toBe(expected);
    expect(selectFirst(htmlOf(page('<u>x</u>')), selector)).toBeNull();
  });

  it.each([
    'nope ~ * ~ *',
    'nope ~ p ~ p ~ p',
    'p:has(~ nope)',
    'p:nth-child(39999)',
    'nope p:nth-last-of-type(39999n)',
  ])('%s costs no more than any other on a page made for it', (selector) => {
    expect(() => selectFirst(htmlOf(FLAT), selector)).toThrow(SelectorTooCostly);
    expect(extract(FLAT, { kind: 'css', selector })).toBeUndefined();
  });

  it.each([':has(:has(:has(nope)))', '* > :has(nope *)', 'nope * * * * * * *', ':has(* * * nope)'])(
    '%s comes to an end in a deep page',
    (selector) => {
      expect(extract(DEEP, { kind: 'css', selector })).toBeUndefined();
    },
  );
});

/** Each takes a backtracking matcher longer than the world has stood. */
const CATASTROPHES = ['(a+)+$', '([a-zA-Z]+)*$', '(a|aa)+$', '(.*a){25}$'];
const AAA = page(`<p>${'a'.repeat(100_000)}!</p><script>var x = {"y":1}</script>`);

describe.each(CATASTROPHES)('the pattern %s', (pattern) => {
  it('is no variable’s name, and no selector', () => {
    const script = { kind: 'script', name: pattern, path: '' };
    expect(ExtractRule.safeParse(script).success).toBe(false);
    expect(extract(AAA, { kind: 'css', selector: pattern })).toBeUndefined();
    // Selectors compare attributes with texts; none of their ways takes a pattern.
    const selector = `p[class*="${pattern}"], p:contains("${pattern}")`;
    expect(extract(AAA, { kind: 'css', selector })).toBeUndefined();
  });

  it('is a mere name as a path, and as the name of a variable', () => {
    const json = page(JSON.stringify({ x: 1, ['a'.repeat(100_000)]: 2 }));
    for (const path of [
      pattern,
      pattern.repeat(30),
      `x[${pattern}]`,
      `${'a.'.repeat(140)}${pattern}`,
    ])
      expect(extract(json, { kind: 'json', path })).toBeUndefined();
    expect(extract(AAA, { kind: 'script', name: pattern, path: '' })).toBeUndefined();
    expect(extract(AAA, { kind: 'script', name: 'x', path: 'y' })).toBe(1);
  });
});
