import { isIP } from 'node:net';
import { type AllowList, isAllowListed } from './allow-list.ts';
import { classifyAddress } from './classify.ts';

export type UrlProblem =
  'scheme' | 'credentials' | 'port' | 'private-address' | 'local-name' | 'invalid';

export type UrlCheck = { ok: true; url: URL } | { ok: false; reason: UrlProblem };

/** Ports shops are served on. Everything else on a public host is not a storefront. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);

const LOCAL_SUFFIXES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'home.arpa',
  'svc',
];

const METADATA_NAMES = new Set(['metadata.google.internal', 'metadata.tencentyun.com']);

/** The host of a URL without IPv6 brackets and without the root dot. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function isLocalName(host: string): boolean {
  if (METADATA_NAMES.has(host) || !host.includes('.')) return true;
  return LOCAL_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

function isNameAllowed(host: string, allow: AllowList): boolean {
  if (allow.names.includes(host)) return true;
  const loopback = host === 'localhost' || host.endsWith('.localhost');
  return loopback && (isAllowListed('127.0.0.1', allow) || isAllowListed('::1', allow));
}

/**
 * May this URL be asked for at all? Judges what is written; the addresses a name resolves to are
 * judged again when connecting. `new URL` has already folded octal, hex, decimal and enclosed digits.
 */
export function checkUrl(input: string, allow: AllowList): UrlCheck {
  if (!URL.canParse(input)) return { ok: false, reason: 'invalid' };
  const url = new URL(input);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, reason: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'credentials' };
  const host = bareHost(url);
  if (host === '') return { ok: false, reason: 'invalid' };

  if (isIP(host) !== 0) {
    if (isAllowListed(host, allow)) return { ok: true, url };
    if (classifyAddress(host) === 'private') return { ok: false, reason: 'private-address' };
  } else {
    if (isNameAllowed(host, allow)) return { ok: true, url };
    if (isLocalName(host)) return { ok: false, reason: 'local-name' };
  }
  return PORTS.has(url.port) ? { ok: true, url } : { ok: false, reason: 'port' };
}
