import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { parseAllow } from '../allow-list.ts';
import { FetchFault, type FetchFaultKind } from '../fault.ts';
import { createFetcher, type FetchOptions } from '../fetch.ts';

/** For looks that must run into a limit; all others get the real ones, or a busy machine fails them. */
export const QUICK = { connectMs: 300, headersMs: 300, bodyIdleMs: 300, totalMs: 900 };
const open: { server: Server; sockets: Set<Socket> }[] = [];

export async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  open.push({ server, sockets });
  return `${host}:${(server.address() as AddressInfo).port}`;
}

export async function site(listener: RequestListener): Promise<string> {
  return `http://${await listen(createServer(listener))}`;
}

/** A server that answers with raw bytes, then does what it is told with the connection. */
export async function raw(
  answer: string | Uint8Array,
  then: (socket: Socket) => void,
  host = '127.0.0.1',
): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.once('data', () => {
      socket.write(answer, () => then(socket));
    });
  });
  return `http://${await listen(server, host)}`;
}

export function fetcher(options: Partial<FetchOptions> = {}) {
  return createFetcher({
    allow: parseAllow('127.0.0.0/8'),
    userAgent: 'KaopuTest/1',
    ...options,
  });
}

export async function faultOf(promise: Promise<unknown>): Promise<FetchFaultKind> {
  const outcome = await promise.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  if (outcome instanceof FetchFault) return outcome.kind;
  throw new Error(`expected a FetchFault, got ${String(outcome)}`);
}

/** Ends every server of the test, and every connection to it. */
export async function closeServers(): Promise<void> {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}
