import { describe, expect, it } from 'vitest';
import { isOwnRequest } from './guard.ts';

type Case = [what: string, method: string, headers: Record<string, string>, own: boolean];

const HOSTS = ['kaopu.example', '[fd00::5]'];

const READING: Case[] = [
  ['by address', 'GET', { host: '127.0.0.1:4321' }, true],
  ['by name', 'GET', { host: 'localhost:4321' }, true],
  ['by name in capitals', 'GET', { host: 'LocalHost' }, true],
  ['by IPv6', 'GET', { host: '[::1]:4321' }, true],
  ['by IPv6 in full', 'GET', { host: '[0:0:0:0:0:0:0:1]:4321' }, true],
  ['through a tunnel', 'GET', { host: 'kaopu.example' }, true],
  ['by a listed IPv6 address', 'GET', { host: '[fd00::5]:80' }, true],
  ['by a name that resolves here', 'GET', { host: 'rebind.example:4321' }, false],
  ['by a name that contains ours', 'GET', { host: 'localhost.evil.example' }, false],
  ['by a name below a tunnel’s', 'GET', { host: 'x.kaopu.example' }, false],
  ['by a name that ends like a tunnel’s', 'GET', { host: 'evilkaopu.example' }, false],
  ['by another address', 'GET', { host: '192.168.1.5:4321' }, false],
  ['by another IPv6 address', 'GET', { host: '[::2]:4321' }, false],
  ['with ours as user name', 'GET', { host: 'localhost@evil.example' }, false],
  ['with ours behind a backslash', 'GET', { host: 'evil.example\\@localhost' }, false],
  ['with ours in a path', 'GET', { host: 'evil.example/localhost' }, false],
  ['without a host', 'GET', {}, false],
  ['with a host that is none', 'GET', { host: 'a b' }, false],
  ['from a page elsewhere', 'GET', { host: 'localhost', 'sec-fetch-site': 'cross-site' }, true],
];

const HERE = { host: 'localhost:4321' };
const CHANGING: Case[] = [
  ['by a program', 'POST', HERE, true],
  [
    'from our page',
    'POST',
    { ...HERE, 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4321' },
    true,
  ],
  ['from the address bar', 'DELETE', { ...HERE, 'sec-fetch-site': 'none' }, true],
  ['from our page, by an old browser', 'POST', { ...HERE, origin: 'http://localhost:4321' }, true],
  [
    'through a tunnel with TLS',
    'POST',
    { host: 'kaopu.example', origin: 'https://kaopu.example', 'sec-fetch-site': 'same-origin' },
    true,
  ],
  ['from IPv6', 'PATCH', { host: '[::1]:4321', origin: 'http://[::1]:4321' }, true],
  ['from another site', 'POST', { ...HERE, 'sec-fetch-site': 'cross-site' }, false],
  ['from a neighbour', 'POST', { ...HERE, 'sec-fetch-site': 'same-site' }, false],
  ['from a mode unknown', 'POST', { ...HERE, 'sec-fetch-site': 'odd' }, false],
  ['from elsewhere, by an old browser', 'POST', { ...HERE, origin: 'http://evil.example' }, false],
  ['from another port', 'POST', { ...HERE, origin: 'http://localhost:9999' }, false],
  ['from a sandboxed frame', 'POST', { ...HERE, origin: 'null' }, false],
  [
    'from elsewhere that says same-origin',
    'DELETE',
    { ...HERE, 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' },
    false,
  ],
  ['by a foreign name', 'PUT', { host: 'rebind.example', origin: 'http://rebind.example' }, false],
];

describe('isOwnRequest', () => {
  it.each(READING)('judges reading %s', (_what, method, headers, own) => {
    expect(isOwnRequest({ method, headers }, HOSTS)).toBe(own);
  });
  it.each(CHANGING)('judges changing %s', (_what, method, headers, own) => {
    expect(isOwnRequest({ method, headers }, HOSTS)).toBe(own);
  });
});
