import type { FastifyRequest } from 'fastify';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Until accounts exist, whoever reaches the port is the merchant. So a page from elsewhere in
 * his browser must not: neither by a name of its own that resolves to this machine, nor by a
 * request across sites.
 */
export function isOwnRequest(
  request: Pick<FastifyRequest, 'method' | 'headers'>,
  hosts: readonly string[],
): boolean {
  const host = hostOf(`http://${request.headers.host ?? ''}`);
  if (host === null || !(LOCAL.has(host.hostname) || hosts.includes(host.hostname))) return false;
  if (SAFE.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.origin;
  return origin === undefined || hostOf(origin)?.host === host.host;
}

function hostOf(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
