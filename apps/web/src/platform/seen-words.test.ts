import { describe, expect, it } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { faultText, unknownText } from './fault-words.ts';
import { rawReason } from './seen-words.ts';

describe('faultText', () => {
  it.each([
    ['connect: connect ECONNREFUSED 192.0.2.1:443', '连接不上服务器'],
    ['dns: getaddrinfo ENOTFOUND shop.example', '域名解析不到'],
    ['HTTP 502', 'HTTP 502'],
    ['toString: hm', null],
    ['text: something', null],
  ])('of 「%s」 is %s', (raw, text) => expect(faultText(raw, zh)).toBe(text));
});

describe('unknownText', () => {
  it('names the fault only behind the cause that leaves it open', () => {
    expect(unknownText('unreachable', 'dns: ENOTFOUND', zh)).toBe('连不上 · 域名解析不到');
    expect(unknownText('unreachable', null, zh)).toBe('连不上');
    expect(unknownText('own-network', 'dns: ENOTFOUND', zh)).toBe('我方网络不通');
    expect(unknownText('new-cause', 'anything', zh)).toBe('new-cause');
  });
});

describe('rawReason', () => {
  it('is what the look noted, unless our words already say all of it', () => {
    expect(rawReason({ detail: 'HTTP 403 of a wall', seen: null })).toBe('HTTP 403 of a wall');
    expect(rawReason({ detail: null, seen: { reason: 'tls: expired' } })).toBe('tls: expired');
    expect(rawReason({ detail: null, seen: { reason: 'HTTP 502' } })).toBeNull();
    expect(rawReason({ detail: '', seen: { reachable: true, reason: null } })).toBeNull();
  });
});
