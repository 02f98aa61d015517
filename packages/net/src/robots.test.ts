import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robotsAllow, robotsIn, robotsUrl } from './robots.ts';

const at = (path: string) => `https://shop.example${path}`;

describe('robots.txt', () => {
  it('stands at the root of the origin', () => {
    expect(robotsUrl('http://shop.example:8080/a/b?c#d')).toBe(
      'http://shop.example:8080/robots.txt',
    );
  });

  it.each([
    ['', '/', true],
    ['User-agent: *\nDisallow: /', '/', false],
    ['User-agent: *\nDisallow:', '/', true],
    ['User-agent: *\nDisallow: /admin', '/buy/1', true],
    ['User-agent: *\nDisallow: /buy', '/buy/1', false],
    // The longest rule counts, and allowing wins a draw (§2.2.2).
    ['User-agent: *\nDisallow: /buy\nAllow: /buy/1', '/buy/1', true],
    ['User-agent: *\nAllow: /buy\nDisallow: /buy', '/buy', true],
    // Our own group counts alone, whatever its case, and groups of one name are one.
    ['User-agent: *\nDisallow: /\n\nUser-agent: kaopu\nDisallow: /x', '/buy', true],
    ['User-agent: *\nAllow: /\n\nUser-agent: KAOPU\nDisallow: /', '/buy', false],
    ['User-agent: Kaopu\nDisallow: /a\n\nUser-agent: Kaopu\nDisallow: /b', '/a', false],
    ['User-agent: KaopuBot\nDisallow: /', '/', true],
    ['User-agent: a\nUser-agent: Kaopu\nDisallow: /', '/', false],
    // Special characters (§2.2.3).
    ['User-agent: *\nDisallow: /*.php$', '/a.php', false],
    ['User-agent: *\nDisallow: /*.php$', '/a.php?x', true],
    ['User-agent: *\nDisallow: /*?gid=', '/item?gid=3', false],
    ['User-agent: *\nDisallow: /商品', '/%E5%95%86%E5%93%81/1', false],
    ['User-agent: * # everybody\r\nDisallow: /a # this\r\n', '/a', false],
    ['User-agent: *\nDisallow: /robots.txt', '/robots.txt', true],
    // A page that answers 200 to everything has no rules.
    ['<!DOCTYPE html><html><title>商城</title>', '/', true],
    ['User-agent: __proto__\nDisallow: /', '/', true],
  ])('%j on %s: %j', (text, path, allowed) => expect(robotsAllow(text, at(path))).toBe(allowed));

  it.each([
    [200, 'Disallow', { text: 'Disallow' }],
    [200, '\uFEFFUser-agent: *', { text: 'User-agent: *' }],
    [404, 'nothing', { text: '' }],
    [403, '', { text: '' }],
    // Asked to wait, nobody knows what it says.
    [429, '', { problem: 'HTTP 429' }],
    [500, '', { problem: 'HTTP 500' }],
    [503, '', { problem: 'HTTP 503' }],
    [302, '', { problem: 'HTTP 302' }],
  ])('HTTP %d with %j is %j', (status, text, answer) =>
    expect(robotsIn({ status, text })).toEqual(answer),
  );

  it('is read to half a megabyte', () => {
    expect(robotsIn({ status: 200, text: 'x'.repeat(600_000) })).toEqual({
      text: 'x'.repeat(512_000),
    });
  });

  it('that would take long to match is not matched', () => {
    const hostile = `User-agent: *\nDisallow: /${'*a'.repeat(200_000)}`;
    expect(robotsAllow(hostile, at(`/${'a'.repeat(2_000)}`))).toBe('too-complex');
  });

  it('of any text never throws, and a rule for everything forbids everything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (text, path) => {
        expect([true, false]).toContain(robotsAllow(text, at(path || '/')));
        const all = `${text.replaceAll(/[\r\n]/g, '')}\nUser-agent: Kaopu\nDisallow: /`;
        expect(robotsAllow(all, at(path || '/'))).toBe(false);
      }),
    );
  });
});
