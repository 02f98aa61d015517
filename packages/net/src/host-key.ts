import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { getDomain } from 'tldts';
import { bareHost } from './check-url.ts';

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback';
}

/**
 * Whom a request burdens: the registrable domain, or the address. On loopback every port is
 * somebody else, so the port is part of the key. Throws a TypeError on a string that is no URL.
 */
export function hostKey(input: string): string {
  const url = new URL(input);
  const host = bareHost(url);
  if (isLoopback(host)) {
    const port = url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
    return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  }
  if (isIP(host) !== 0) return ipaddr.process(host).toString();
  return getDomain(host) ?? host;
}
