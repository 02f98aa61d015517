import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AllowList } from '../allow-list.ts';
import { FetchFault, messageOf } from '../fault.ts';
import { openTcp, systemResolve, type Resolve } from '../open-socket.ts';
import { timed } from '../timed.ts';

/** A server of the operator's own, and how to sign in. */
export interface Login {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
}

export interface AccountOptions {
  allow: AllowList;
  resolve?: Resolve;
  /** The longest one errand at a server may take. */
  totalMs?: number;
}

const CONNECT_MS = 10_000;
const TOTAL_MS = 40_000;

/** Where to connect: an address that was checked and answers, and the name its certificate must bear. */
export interface CheckedServer {
  ip: string;
  port: number;
  /** undefined for a literal address. */
  servername: string | undefined;
}

/**
 * Names are resolved once, here, and every address is checked as for a page; clients are then given
 * the one address that answered. Passwords go unencrypted to this very machine alone.
 */
async function checkedServer(
  login: Login,
  url: URL,
  options: AccountOptions,
  signal: AbortSignal,
): Promise<CheckedServer> {
  const { socket, ip } = await openTcp(
    url,
    {
      allow: options.allow,
      resolve: options.resolve ?? systemResolve,
      connectMs: CONNECT_MS,
    },
    signal,
  );
  socket.destroy();
  if (login.security === 'none' && ipaddr.process(ip).range() !== 'loopback') {
    throw new FetchFault('refused-address', url.href, 'a password would travel unencrypted');
  }
  return { ip, port: login.port, servername: isIP(login.host) === 0 ? login.host : undefined };
}

/** How Node and OpenSSL speak of a handshake that failed; the libraries keep their words, not their codes. */
const HANDSHAKE = /certificate|SSL routines|EPROTO|TLS connection/i;

/** What went wrong, without the password, whatever the server or a library says. */
function faultOf(error: unknown, url: URL, login: Login, isOver: boolean): FetchFault {
  if (error instanceof FetchFault) return error;
  if (isOver) return new FetchFault('timeout', url.href, 'the server took too long');
  const said = messageOf(error).replaceAll(login.password, '***').slice(0, 300);
  return new FetchFault(HANDSHAKE.test(said) ? 'tls' : 'protocol', url.href, said);
}

/**
 * One errand at a server of the operator's own: `work` gets the checked address, and a `stop` to name
 * what has to be torn down when the time is over. Throws FetchFault.
 */
export function atOwnServer<T>(
  login: Login,
  options: AccountOptions,
  outer: AbortSignal | undefined,
  work: (server: CheckedServer, stop: (tearDown: () => void) => void) => Promise<T>,
): Promise<T> {
  const host = login.host.includes(':') ? `[${login.host}]` : login.host;
  if (!URL.canParse(`http://${host}:${login.port}`)) {
    return Promise.reject(new FetchFault('dns', '', `${login.host} is no name of a server`));
  }
  const url = new URL(`http://${host}:${login.port}`);
  return timed(outer, options.totalMs ?? TOTAL_MS, async (signal) => {
    let tearDown: () => void = () => undefined;
    try {
      const server = await checkedServer(login, url, options, signal);
      const over = new Promise<never>((_, reject) => {
        const onAbort = () =>
          reject(new FetchFault('timeout', url.href, 'the server took too long'));
        if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort, { once: true });
      });
      return await Promise.race([
        over,
        work(server, (next) => {
          tearDown = next;
        }),
      ]);
    } catch (error) {
      throw faultOf(error, url, login, signal.aborted);
    } finally {
      tearDown();
    }
  });
}
