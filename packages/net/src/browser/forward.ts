import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { FetchFault, messageOf } from '../fault.ts';

/** Headers that speak of one connection and must not be passed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value;
  }
  return kept;
}

function faultOf(error: unknown, url: string): FetchFault {
  const overflow =
    error instanceof Error && 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  return new FetchFault(overflow ? 'too-large' : 'protocol', url, messageOf(error), error);
}

/**
 * Passes one plain request on over a connection that is open and checked, and its answer back.
 * `failed` hears of an answer that never came or broke off; the browser then sees a dead connection,
 * never a page of ours that could pass for the supplier's.
 */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  socket: Socket,
  headerBytes: number,
  failed: (fault: FetchFault) => void,
): void {
  const upstream: ClientRequest = request({
    createConnection: () => socket,
    method: incoming.method ?? 'GET',
    path: url.pathname + url.search,
    headers: { ...endToEnd(incoming.headers), host: url.host, connection: 'close' },
    maxHeaderSize: headerBytes,
    setHost: false,
  });
  function giveUp(error: unknown): void {
    upstream.destroy();
    socket.destroy();
    outgoing.destroy();
    failed(faultOf(error, url.href));
  }
  upstream.once('error', giveUp);
  upstream.once('response', (answer) => {
    answer.once('error', giveUp);
    outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    answer.pipe(outgoing);
  });
  outgoing.once('close', () => {
    upstream.destroy();
    socket.destroy();
  });
  incoming.once('error', () => upstream.destroy());
  incoming.pipe(upstream);
}
