import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AllowList } from '../allow-list.ts';
import { checkUrl } from '../check-url.ts';
import { FetchFault, messageOf } from '../fault.ts';
import { openTcp, type Resolve } from '../open-socket.ts';
import { forward } from './forward.ts';
import type { BrowserLimits } from './limits.ts';

export interface ProxyOptions {
  allow: AllowList;
  resolve: Resolve;
  limits: BrowserLimits;
  localAddress?: string | undefined;
  /** More came over the wire than one look may cost. */
  onOverrun: () => void;
}

export interface FilteringProxy {
  port: number;
  /** Bytes that came back so far. */
  received(): number;
  /** Why the host of this URL could not be reached, if it could not. */
  faultOf(url: string): FetchFault | null;
  /** Hosts with ports that were refused, in the order of first asking. */
  refused(): string[];
  /** Ends every connection, at once. */
  close(): Promise<void>;
}

const REMEMBERED = 200;
const REQUEST_HEADER_BYTES = 65_536;

function authorityOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** openTcp throws FetchFaults; anything else must still not end the process the proxy lives in. */
function asFault(error: unknown, target: string): FetchFault {
  return error instanceof FetchFault
    ? error
    : new FetchFault('connect', target, messageOf(error), error);
}

/**
 * A forward proxy (absolute requests and CONNECT) on loopback for one look of a browser. Every
 * connection it makes passes the same checks as the guarded fetch: the URL as written, then each
 * address the name resolves to, once, connecting to exactly what was checked.
 */
export async function startProxy(options: ProxyOptions): Promise<FilteringProxy> {
  const { allow, resolve, limits, localAddress } = options;
  const closing = new AbortController();
  const inside = new Set<Duplex>();
  const outside = new Set<Socket>();
  const faults = new Map<string, FetchFault>();
  const refusals = new Set<string>();
  let connects = 0;
  let received = 0;
  let port = 0;

  function remember(authority: string, fault: FetchFault): void {
    if (faults.size < REMEMBERED) faults.set(authority, fault);
    if (fault.kind === 'refused-address' && refusals.size < REMEMBERED) refusals.add(authority);
  }

  /** Counts what comes in and ends a connection on which nothing moves. */
  function watch(socket: Socket): void {
    outside.add(socket);
    socket.setTimeout(limits.idleMs, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= limits.wireBytes) return;
      cut();
      options.onOverrun();
    });
    socket.once('close', () => outside.delete(socket));
  }

  function cut(): void {
    for (const socket of [...outside, ...inside]) socket.destroy();
  }

  async function open(target: string): Promise<{ url: URL; socket: Socket }> {
    const check = checkUrl(target, allow);
    if (!check.ok) throw new FetchFault('refused-address', target, `refused: ${check.reason}`);
    const { url } = check;
    if (url.port === String(port)) {
      throw new FetchFault('refused-address', target, 'refused: our own proxy');
    }
    if (received > limits.wireBytes) throw new FetchFault('too-large', target, 'too many bytes');
    connects += 1;
    if (connects > limits.connects || outside.size >= limits.connections) {
      throw new FetchFault('connect', target, 'more connections than one look may have');
    }
    const { connectMs } = limits;
    const way = { allow, resolve, connectMs, localAddress };
    const { socket } = await openTcp(url, way, closing.signal);
    watch(socket);
    return { url, socket };
  }

  async function plain(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const target = incoming.url ?? '';
    if (!URL.canParse(target) || !target.startsWith('http://')) {
      outgoing.writeHead(400).end();
      return;
    }
    const authority = authorityOf(new URL(target));
    try {
      const { url, socket } = await open(target);
      faults.delete(authority);
      forward(incoming, outgoing, url, socket, limits.headerBytes, (fault) =>
        remember(authority, fault),
      );
    } catch (error) {
      remember(authority, asFault(error, target));
      outgoing.destroy();
    }
  }

  async function tunnel(incoming: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const target = `https://${incoming.url ?? ''}/`;
    if (!URL.canParse(target)) {
      client.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    const authority = authorityOf(new URL(target));
    try {
      const { socket } = await open(target);
      faults.delete(authority);
      if (client.destroyed) {
        socket.destroy();
        return;
      }
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) socket.write(head);
      client.pipe(socket).pipe(client);
      client.once('close', () => socket.destroy());
      socket.once('close', () => client.destroy());
    } catch (error) {
      const fault = asFault(error, target);
      remember(authority, fault);
      const status = fault.kind === 'refused-address' ? '403 Forbidden' : '502 Bad Gateway';
      client.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`);
    }
  }

  const server = createServer({ maxHeaderSize: REQUEST_HEADER_BYTES }, (incoming, outgoing) => {
    void plain(incoming, outgoing);
  });
  server.on('connect', (incoming, client, head) => void tunnel(incoming, client, head));
  server.on('upgrade', (_incoming, client) => client.destroy());
  server.on('clientError', (_error, client) => client.destroy());
  server.on('connection', (client) => {
    inside.add(client);
    client.on('error', () => undefined);
    client.once('close', () => inside.delete(client));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    received: () => received,
    faultOf: (url) => (URL.canParse(url) ? (faults.get(authorityOf(new URL(url))) ?? null) : null),
    refused: () => [...refusals],
    async close() {
      closing.abort();
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
