import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type AllowList, isAllowListed } from './allow-list.ts';
import { bareHost } from './check-url.ts';
import { classifyAddress } from './classify.ts';
import { codeOf, FetchFault, messageOf } from './fault.ts';
import { isOwnAddress } from './own-address.ts';
import { timed } from './timed.ts';
import { detailsOf, type TlsDetails } from './tls-details.ts';

export type Resolve = (hostname: string) => Promise<string[]>;

export interface OpenSocket {
  socket: Socket;
  tls: TlsDetails | null;
  /** Milliseconds spent in each phase. */
  dns: number | null;
  connect: number;
  tlsMs: number | null;
}

export async function systemResolve(hostname: string): Promise<string[]> {
  const answers = await lookup(hostname, { all: true, order: 'verbatim' });
  return answers.map((answer) => answer.address);
}

function isPermitted(ip: string, allow: AllowList): boolean {
  if (isAllowListed(ip, allow)) return true;
  return classifyAddress(ip) === 'public' && !isOwnAddress(ip);
}

/** Rejects with the named fault when `signal` fires first; `stop` frees what was begun. */
function settle<T>(
  begin: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
  signal: AbortSignal,
  onAbort: () => FetchFault,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(onAbort());
    const stop = begin(
      (value) => {
        signal.removeEventListener('abort', abort);
        resolve(value);
      },
      (error) => {
        signal.removeEventListener('abort', abort);
        reject(error instanceof Error ? error : new Error(messageOf(error)));
      },
    );
    function abort(): void {
      stop();
      reject(onAbort());
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** Nothing goes from an IPv4 address to an IPv6 one, or back. */
function isOfFamily(ip: string, localAddress: string | undefined): boolean {
  return localAddress === undefined || isIP(ip) === isIP(localAddress);
}

/** All addresses of the host that our source address reaches, every one of them checked: one bad answer refuses them all. */
async function checkedAddresses(
  url: URL,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<{ addresses: string[]; ms: number | null }> {
  const host = bareHost(url);
  const started = performance.now();
  const literal = isIP(host) !== 0;
  const addresses = literal
    ? [host]
    : await settle<string[]>(
        (resolve, reject) => {
          options.resolve(host).then(resolve, (error: unknown) => {
            reject(new FetchFault('dns', url.href, messageOf(error), error));
          });
          return () => undefined;
        },
        signal,
        () => new FetchFault('timeout', url.href, 'name resolution took too long'),
      );
  if (addresses.length === 0) throw new FetchFault('dns', url.href, `no address for ${host}`);
  const bad = addresses.find((ip) => !isPermitted(ip, options.allow));
  if (bad !== undefined) {
    throw new FetchFault('refused-address', url.href, `${host} leads to ${bad}`);
  }
  const reachable = addresses.filter((ip) => isOfFamily(ip, options.localAddress));
  if (reachable.length === 0) {
    throw new FetchFault(
      'refused-address',
      url.href,
      `${options.localAddress} reaches none of ${host}`,
    );
  }
  return { addresses: reachable, ms: literal ? null : performance.now() - started };
}

/** A source address that is not this machine's is a setting of ours that is wrong. */
const NO_SUCH_SOURCE = new Set(['EADDRNOTAVAIL', 'EINVAL']);

function connectFault(error: Error, url: URL, localAddress: string | undefined): FetchFault {
  const isOurs = localAddress !== undefined && NO_SUCH_SOURCE.has(codeOf(error));
  return new FetchFault(isOurs ? 'refused-address' : 'connect', url.href, error.message, error);
}

function connectTo(
  ip: string,
  port: number,
  url: URL,
  localAddress: string | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  return settle<Socket>(
    (resolve, reject) => {
      const socket = connectTcp({ host: ip, port, noDelay: true, localAddress });
      socket.once('connect', () => {
        socket.removeListener('error', failed);
        // Until undici takes the socket over, a reset must not become an uncaught exception.
        socket.on('error', () => undefined);
        resolve(socket);
      });
      function failed(error: Error): void {
        reject(connectFault(error, url, localAddress));
      }
      socket.once('error', failed);
      return () => {
        socket.on('error', () => undefined);
        socket.destroy();
      };
    },
    signal,
    () => new FetchFault('timeout', url.href, `no connection to ${ip}:${port} in time`),
  );
}

function secure(tcp: Socket, ip: string, url: URL, signal: AbortSignal): Promise<TLSSocket> {
  const host = bareHost(url);
  return settle<TLSSocket>(
    (resolve, reject) => {
      const socket = connectTls({
        socket: tcp,
        host: ip,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ALPNProtocols: ['http/1.1'],
        // A bad certificate is something to report about a shop, not a reason to stop looking.
        rejectUnauthorized: false,
      });
      function failed(error: Error): void {
        reject(new FetchFault('tls', url.href, error.message, error));
      }
      function closed(): void {
        reject(new FetchFault('tls', url.href, 'connection closed during the TLS handshake'));
      }
      socket.once('error', failed);
      socket.once('close', closed);
      socket.once('secureConnect', () => {
        socket.removeListener('error', failed);
        socket.removeListener('close', closed);
        socket.on('error', () => undefined);
        resolve(socket);
      });
      return () => {
        socket.on('error', () => undefined);
        socket.destroy();
      };
    },
    signal,
    () => new FetchFault('timeout', url.href, 'TLS handshake took too long'),
  );
}

async function firstConnected(
  addresses: string[],
  url: URL,
  { connectMs, localAddress }: ConnectOptions,
  signal: AbortSignal,
): Promise<{ socket: Socket; ip: string }> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const tried = addresses.slice(0, 4);
  const deadline = performance.now() + connectMs;
  let last: unknown;
  for (const [index, ip] of tried.entries()) {
    const others = tried.length - index - 1;
    const attempt = async (within: AbortSignal) => ({
      socket: await connectTo(ip, port, url, localAddress, within),
      ip,
    });
    try {
      if (others === 0) return await attempt(signal);
      // A dead first address leaves the others their fair share of the time.
      return await timed(signal, (deadline - performance.now()) / (others + 1), attempt);
    } catch (error) {
      last = error;
      if (signal.aborted) break;
    }
  }
  throw last;
}

export interface ConnectOptions {
  allow: AllowList;
  resolve: Resolve;
  connectMs: number;
  /** Where connections come from; the system chooses when absent. */
  localAddress?: string | undefined;
}

export interface OpenTcp {
  socket: Socket;
  /** The one address that was checked and connected to. */
  ip: string;
  /** Milliseconds spent in each phase; null for a literal address. */
  dns: number | null;
  connect: number;
}

/**
 * A bare connection to exactly one checked address of the URL's host. Names are resolved once, here,
 * so a second answer (rebinding) is never asked for. Throws FetchFault.
 */
export function openTcp(url: URL, options: ConnectOptions, outer: AbortSignal): Promise<OpenTcp> {
  return timed(outer, options.connectMs, async (signal) => {
    const { addresses, ms: dns } = await checkedAddresses(url, options, signal);
    const connecting = performance.now();
    const { socket, ip } = await firstConnected(addresses, url, options, signal);
    return { socket, ip, dns, connect: performance.now() - connecting };
  });
}

/** The same, with TLS on top when the URL asks for it. Throws FetchFault. */
export async function openSocket(
  url: URL,
  options: ConnectOptions,
  outer: AbortSignal,
): Promise<OpenSocket> {
  if (url.protocol === 'http:') {
    const { socket, dns, connect } = await openTcp(url, options, outer);
    return { socket, tls: null, dns, connect, tlsMs: null };
  }
  return timed(outer, options.connectMs, async (signal) => {
    const { socket: tcp, ip, dns, connect } = await openTcp(url, options, signal);
    const connected = performance.now();
    try {
      const socket = await secure(tcp, ip, url, signal);
      const tlsMs = performance.now() - connected;
      return { socket, tls: detailsOf(socket), dns, connect, tlsMs };
    } catch (error) {
      tcp.destroy();
      throw error;
    }
  });
}
