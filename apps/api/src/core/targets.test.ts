import { ALLOW_NOTHING_PRIVATE, parseAllow } from '@kaopu/net/address';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../problems/problem.ts';
import { areOwnTargets, requireTargets } from './targets.ts';

function refusal(value: unknown, allow = ALLOW_NOTHING_PRIVATE, base = ''): ApiProblem | null {
  try {
    requireTargets(value, allow, base);
    return null;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
}

describe('requireTargets', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:8080/x',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://１２７.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://[fd00:ec2::254]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://metadata.google.internal/',
    'http://metadata.tencentyun.com/',
    'http://router.lan/',
    'http://intranet/',
    'HTTP://127.0.0.1/',
    'http://127.0.0.\t1/',
  ])('refuses %s as a private address', (url) => {
    expect(refusal(url, ALLOW_NOTHING_PRIVATE, '/siteUrl')).toMatchObject({
      status: 422,
      code: 'target-not-allowed',
      fields: [{ path: '/siteUrl', code: 'private-address' }],
    });
  });

  it.each([
    ['ftp://shop.example/', 'url-invalid'],
    ['javascript://shop.example/%0aalert(1)', 'url-invalid'],
    ['file:///etc/passwd', 'url-invalid'],
    ['http://', 'url-invalid'],
    ['https://user:secret@shop.example/', 'credentials-refused'],
    ['https://user@shop.example/', 'credentials-refused'],
    ['https://shop.example:22/', 'port-refused'],
    ['http://shop.example:6379/', 'port-refused'],
  ])('refuses %s as %s', (url, code) => {
    expect(refusal(url)).toMatchObject({ status: 400, fields: [{ path: '', code }] });
  });

  it.each([
    'https://shop.example/',
    'http://shop.example:8080/',
    'http://203.0.114.7/',
    '价格',
    '',
    '127.0.0.1',
  ])('lets "%s" pass', (text) => expect(refusal(text)).toBeNull());

  it('finds every URL of a nested configuration and names its place, escaped', () => {
    const config = {
      siteUrl: 'https://shop.example/',
      products: [
        { ref: '1', url: 'https://shop.example/1' },
        { ref: '2', url: 'http://10.0.0.1/2', extra: { 'a/b~c': ['http://[::1]/', 'x'] } },
      ],
      nothing: null,
      count: 3,
    };
    expect(refusal(config, ALLOW_NOTHING_PRIVATE, '/probes/4/config')?.fields).toEqual([
      { path: '/probes/4/config/products/1/url', code: 'private-address' },
      { path: '/probes/4/config/products/1/extra/a~1b~0c/0', code: 'private-address' },
    ]);
  });

  it('is about safety as soon as one address is private', () => {
    const config = { a: 'https://shop.example:22/', b: 'http://10.0.0.1/' };
    expect(refusal(config)).toMatchObject({
      status: 422,
      fields: [{ path: '/a' }, { path: '/b' }],
    });
  });

  it('makes the operator’s exceptions, and no others', () => {
    const allow = parseAllow('127.0.0.0/8');
    expect(refusal('http://127.0.0.1:41234/', allow)).toBeNull();
    expect(refusal('http://localhost:41234/', allow)).toBeNull();
    expect(refusal('http://[::1]:41234/', allow)?.code).toBe('target-not-allowed');
    expect(refusal('http://169.254.169.254/', allow)?.code).toBe('target-not-allowed');
  });
});

describe('areOwnTargets', () => {
  const allow = parseAllow('127.0.0.0/8,203.0.114.0/24');
  it.each([
    ['a site on allowed loopback', ['http://127.0.0.1:4000/', {}], true],
    ['the same with its pages', ['http://127.0.0.1:4000/', { url: 'http://127.0.0.2/' }], true],
    ['a public site', ['https://shop.example/', {}], false],
    [
      'an own site whose probe looks at somebody else',
      ['http://127.0.0.1/', { url: 'https://shop.example/' }],
      false,
    ],
    ['a public address that is on the list', ['http://203.0.114.7/'], false],
    ['what nobody allowed', ['http://10.0.0.1/'], false],
  ])('judges %s', (_what, value, own) => expect(areOwnTargets(value, allow)).toBe(own));
});
