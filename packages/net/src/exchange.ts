import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { exchangeFault, FetchFault } from './fault.ts';
import { GrownBytes } from './grown-bytes.ts';
import type { Limits } from './limits.ts';
import type { TlsDetails } from './tls-details.ts';
import { isRedirect } from './redirect.ts';
import { type Request, without } from './request.ts';

const FRAMING = 1.25;

const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** What came back, its body still encoded. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  wire: Uint8Array;
  tls: TlsDetails | null;
  at: number;
}

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

/**
 * Interim answers, chunk extensions and one-byte chunks cost us work without ever becoming a body, so
 * everything that comes over the connection counts, with some room for honest framing.
 */
function limitTraffic(socket: Socket, limits: Limits, url: string): { fault: FetchFault | null } {
  const most = limits.headerBytes + limits.wireBytes * FRAMING;
  const before = socket.bytesRead;
  const overrun: { fault: FetchFault | null } = { fault: null };
  socket.on('readable', () => {
    if (overrun.fault !== null || socket.bytesRead - before <= most) return;
    overrun.fault = new FetchFault('too-large', url, `more than ${most} bytes on the wire`);
    socket.destroy();
  });
  return overrun;
}

function clientOver(socket: Socket, origin: string, limits: Limits): Client {
  let taken = false;
  return new Client(origin, {
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
    connect: (_options, callback) => {
      const first = !taken;
      taken = true;
      // undici does not resume a client whose connector calls back before it returns.
      queueMicrotask(() => {
        if (first) callback(null, socket);
        // Only the connection that was checked may be used; a second attempt would go unchecked.
        else callback(new Error('connection lost before the request was sent'), null);
      });
    },
  });
}

interface Received extends Omit<Answer, 'tls'> {
  /** The answer has been read to its end. */
  isWhole: boolean;
}

/** Takes the answer as it comes off the wire: a stream between would cost a good part of the whole request. */
function receive(
  client: Client,
  request: Request,
  headers: Request['headers'],
  { wireBytes }: Limits,
  signal: AbortSignal,
): Promise<Received> {
  const { url, method, body } = request;
  const read = new GrownBytes(wireBytes);
  return new Promise<Received>((resolve, reject) => {
    let head = { status: 0, headers: {} as Answer['headers'], at: 0 };
    const abort = () => reject(signal.reason as Error);
    const end = (how: () => void) => {
      signal.removeEventListener('abort', abort);
      how();
      read.drop();
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    client.dispatch(
      { path: url.pathname + url.search, method, headers, body },
      {
        // Demanded by undici.
        onRequestStart: () => undefined,
        onResponseStart(_control, status, received) {
          if (status < 200) return;
          head = { status, headers: flatHeaders(received), at: performance.now() };
          // A redirect's body is of no use to anybody; do not wait for it.
          if (!isRedirect(status, head.headers)) return;
          end(() => resolve({ ...head, wire: new Uint8Array(), isWhole: false }));
        },
        onResponseData(control, chunk) {
          if (read.with(chunk) <= wireBytes) return read.add(chunk);
          control.abort(new FetchFault('too-large', url.href, `body exceeds ${wireBytes} bytes`));
        },
        onResponseEnd() {
          end(() => resolve({ ...head, wire: read.copy(), isWhole: true }));
        },
        onResponseError(_control, error) {
          end(() => reject(error));
        },
      },
    );
  });
}

/**
 * Sends one request over a connection that is already open and checked, and reads the answer under
 * the limits. The connection is used up afterwards. Throws FetchFault.
 */
export async function exchange(
  request: Request,
  socket: Socket,
  tls: TlsDetails | null,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const client = clientOver(socket, request.url.origin, limits);
  const overrun = limitTraffic(socket, limits, request.url.href);
  let whole = false;
  try {
    const distrusted = tls !== null && !tls.authorized;
    const headers = distrusted
      ? without(request.headers, (name) => CREDENTIALS.has(name))
      : request.headers;
    const { isWhole, ...answer } = await receive(client, request, headers, limits, signal);
    whole = isWhole;
    return { ...answer, tls };
  } catch (error) {
    throw overrun.fault ?? exchangeFault(error, request.url.href);
  } finally {
    // After its one answer nothing is left of the client but the connection, which we end ourselves: told to
    // (`reset`, `destroy`), undici makes an error of it, and its stack costs as much as half the request.
    // Errors of a connection that is no longer wanted concern nobody.
    if (!whole) client.destroy().catch(() => undefined);
    socket.destroy();
  }
}
