import { describe, expect, it } from 'vitest';
import {
  ALLOW_NOTHING_PRIVATE,
  checkUrl,
  classifyAddress,
  hostKey,
  parseAllow,
} from './address.ts';

const LOOPBACK = parseAllow('127.0.0.0/8,::1/128');

describe('classifyAddress', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '223.5.5.5',
    '2400:3200::1',
    '2606:4700:4700::1111',
    '::ffff:8.8.8.8',
  ])('calls %s public', (ip) => {
    expect(classifyAddress(ip)).toBe('public');
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['the whole loopback net', '127.9.9.9'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private 10/8', '10.1.2.3'],
    ['private 172.16/12', '172.31.255.255'],
    ['private 192.168/16', '192.168.0.1'],
    ['carrier grade NAT', '100.64.0.1'],
    ['link local and metadata', '169.254.169.254'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['the Azure platform', '168.63.129.16'],
    ['v6 loopback', '::1'],
    ['v6 unspecified', '::'],
    ['v4-mapped loopback', '::ffff:127.0.0.1'],
    ['v4-mapped loopback in hex', '::ffff:7f00:1'],
    ['v4-mapped Azure platform', '::ffff:168.63.129.16'],
    ['v4-compatible loopback', '::7f00:1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['NAT64 of a public address', '64:ff9b::8.8.8.8'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['ISATAP of loopback', '2400:3200::5efe:7f00:1'],
    ['ISATAP of a public address', '2400:3200::200:5efe:808:808'],
    ['the newer v6 documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['v6 discard', '100::1'],
    ['unique local', 'fd00::1'],
    ['deprecated site local', 'fec0::1'],
    ['link local with a zone', 'fe80::1%eth0'],
    ['a zone on a public address', '2400:3200::1%1'],
    ['v6 documentation', '2001:db8::1'],
    ['v6 multicast', 'ff02::1'],
    ['no address', 'shop.example'],
    ['nothing', ''],
  ])('refuses %s', (_what, ip) => {
    expect(classifyAddress(ip)).toBe('private');
  });
});

describe('checkUrl', () => {
  it.each([
    'http://shop.example.com/',
    'https://shop.example.com:8443/buy/1',
    'http://1.1.1.1/',
    'http://中国移动.中国/',
  ])('lets %s through', (url) => {
    expect(checkUrl(url, ALLOW_NOTHING_PRIVATE).ok).toBe(true);
  });

  it.each([
    ['http://127.0.0.1/', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://0x7f000001/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://127.1/', 'private-address'],
    ['http://0/', 'private-address'],
    ['http://①②⑦.⓪.⓪.①/', 'private-address'],
    ['http://127。0。0。1/', 'private-address'],
    ['http://127.0.0.1./', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:7f00:1]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['http://[64:ff9b::7f00:1]/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['http://localhost/', 'local-name'],
    ['http://LOCALHOST./', 'local-name'],
    ['http://a.localhost/', 'local-name'],
    ['http://nas.local/', 'local-name'],
    ['http://metadata.google.internal/', 'local-name'],
    ['http://metadata.tencentyun.com/', 'local-name'],
    ['http://postgres/', 'local-name'],
    ['http://shop.example.com:6379/', 'port'],
    ['http://8.8.8.8:22/', 'port'],
    ['ftp://shop.example.com/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://user@shop.example.com/', 'credentials'],
    ['http://user:pass@127.0.0.1/', 'credentials'],
    ['shop.example.com', 'invalid'],
    ['http://', 'invalid'],
    ['http://[::1', 'invalid'],
  ] as const)('refuses %s (%s)', (url, reason) => {
    expect(checkUrl(url, ALLOW_NOTHING_PRIVATE)).toEqual({ ok: false, reason });
  });

  it('allows listed addresses on any port, in every notation', () => {
    for (const url of ['http://127.0.0.1:18080/', 'http://[::1]:3000/', 'http://0x7f000001:81/']) {
      expect(checkUrl(url, LOOPBACK).ok).toBe(true);
    }
    expect(checkUrl('http://localhost:18080/', LOOPBACK).ok).toBe(true);
  });

  it('opens nothing but what is listed', () => {
    expect(checkUrl('http://10.0.0.1/', LOOPBACK).ok).toBe(false);
    expect(checkUrl('http://redis/', LOOPBACK).ok).toBe(false);
    expect(checkUrl('http://redis:6379/', parseAllow('redis')).ok).toBe(true);
  });
});

describe('parseAllow', () => {
  it('reads CIDRs, addresses and names, and ignores blanks', () => {
    const allow = parseAllow(' 127.0.0.0/8, ::1 ,, shop.internal ');
    expect(allow.ranges).toHaveLength(2);
    expect(allow.names).toEqual(['shop.internal']);
    expect(parseAllow('')).toEqual({ ranges: [], names: [] });
  });

  it('refuses an entry it cannot read', () => {
    expect(() => parseAllow('127.0.0.0/8,http://x/')).toThrow(RangeError);
  });
});

describe('hostKey', () => {
  it.each([
    ['http://www.shop.com.cn/a', 'shop.com.cn'],
    ['https://shop.com.cn:8443/', 'shop.com.cn'],
    ['http://8.8.8.8:8080/', '8.8.8.8'],
    ['http://[2400:3200::1]/', '2400:3200::1'],
    ['http://127.0.0.1:18080/', '127.0.0.1:18080'],
    ['http://127.0.0.1/', '127.0.0.1:80'],
    ['https://localhost/', 'localhost:443'],
    ['http://[::1]:9/', '[::1]:9'],
  ])('of %s is %s', (url, key) => {
    expect(hostKey(url)).toBe(key);
  });
});
