import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import type { AllowList } from './allow-list.ts';
import { decodeText } from './charset.ts';
import { checkUrl } from './check-url.ts';
import { decodeContent } from './content-encoding.ts';
import { exchangeFault, FetchFault } from './fault.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openSocket, type Resolve, systemResolve, type TlsDetails } from './open-socket.ts';

export interface FetchOptions {
  allow: AllowList;
  userAgent: string;
  limits?: Partial<Limits>;
  /** Instead of the system's resolver. */
  resolve?: Resolve;
}

export interface FetchInit {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** Milliseconds on a monotonic clock. */
export interface FetchPhases {
  /** dns, connect and tls are sums over redirects; null when the phase did not take place. */
  dns: number | null;
  connect: number | null;
  tls: number | null;
  /** From the start of the look to the headers of the final answer. */
  firstByte: number | null;
  total: number;
}

export interface Fetched {
  /** After redirects. */
  url: string;
  status: number;
  headers: Record<string, string>;
  text: string;
  /** Body after content decoding. */
  bytes: Uint8Array;
  phases: FetchPhases;
  tls: TlsDetails | null;
}

export type Fetcher = (url: string, init?: FetchInit) => Promise<Fetched>;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What may follow a redirect to another origin; everything else may be a secret of the first one. */
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'user-agent', 'accept-encoding']);
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

interface Request {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | null;
}

interface Answer {
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

function without(headers: Record<string, string>, drop: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !drop(name)));
}

async function readWire(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  url: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new FetchFault('too-large', url, `body exceeds ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
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

async function exchange(
  request: Request,
  socket: Socket,
  tls: TlsDetails | null,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const client = clientOver(socket, request.url.origin, limits);
  try {
    const distrusted = tls !== null && !tls.authorized;
    const response = await client.request({
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: distrusted
        ? without(request.headers, (name) => CREDENTIALS.has(name))
        : request.headers,
      body: request.body,
      signal,
      reset: true,
    });
    const at = performance.now();
    const headers = flatHeaders(response.headers);
    // A redirect's body is of no use to anybody; do not wait for it.
    const skip = REDIRECTS.has(response.statusCode) && headers['location'] !== undefined;
    const wire = skip
      ? new Uint8Array()
      : await readWire(response.body, limits.wireBytes, request.url.href);
    return { status: response.statusCode, headers, wire, tls, at };
  } catch (error) {
    throw exchangeFault(error, request.url.href);
  } finally {
    // Errors of a connection that is no longer wanted concern nobody.
    client.destroy().catch(() => undefined);
    socket.destroy();
  }
}

function redirected(request: Request, answer: Answer): Request | null {
  const location = answer.headers['location'];
  if (!REDIRECTS.has(answer.status) || location === undefined) return null;
  if (!URL.canParse(location, request.url.href)) {
    throw new FetchFault('protocol', request.url.href, `redirect to nowhere: ${location}`);
  }
  const url = new URL(location, request.url);
  const keepsBody = answer.status === 307 || answer.status === 308;
  const crossOrigin = url.origin !== request.url.origin;
  const kept = crossOrigin
    ? without(request.headers, (name) => !SAFE_HEADERS.has(name))
    : request.headers;
  if (keepsBody && !crossOrigin) return { ...request, url, headers: kept };
  return {
    url,
    method: 'GET',
    headers: without(kept, (name) => name.startsWith('content-')),
    body: null,
  };
}

function plus(sum: number | null, part: number | null): number | null {
  return part === null ? sum : (sum ?? 0) + part;
}

/**
 * The guarded way out over HTTP: every hop, redirects and literal addresses included, connects
 * only to an address that was checked, once, under limits of our own. Bad certificates are
 * reported, not refused, and get no credentials. Throws FetchFault and nothing else.
 */
export function createFetcher(options: FetchOptions): Fetcher {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const resolve = options.resolve ?? systemResolve;

  async function hop(input: Request, phases: FetchPhases, signal: AbortSignal): Promise<Answer> {
    const check = checkUrl(input.url.href, options.allow);
    if (!check.ok) {
      throw new FetchFault('refused-address', input.url.href, `refused: ${check.reason}`);
    }
    const open = await openSocket(
      check.url,
      { allow: options.allow, resolve, connectMs: limits.connectMs },
      signal,
    );
    phases.dns = plus(phases.dns, open.dns);
    phases.connect = plus(phases.connect, open.connect);
    phases.tls = plus(phases.tls, open.tlsMs);
    return exchange(input, open.socket, open.tls, limits, signal);
  }

  async function follow(first: Request, signal: AbortSignal, started: number): Promise<Fetched> {
    const phases: FetchPhases = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };
    let request = first;
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const answer = await hop(request, phases, signal);
      const next = redirected(request, answer);
      if (next !== null) {
        request = next;
        continue;
      }
      const { headers, status, tls } = answer;
      const href = request.url.href;
      const encoding = headers['content-encoding'] ?? '';
      const bytes = await decodeContent(answer.wire, encoding, limits, href);
      phases.firstByte = answer.at - started;
      phases.total = performance.now() - started;
      const text = decodeText(bytes, headers['content-type'] ?? '');
      return { url: href, status, headers, text, bytes, phases, tls };
    }
    throw new FetchFault('protocol', request.url.href, `more than ${limits.redirects} redirects`);
  }

  return async function fetchPage(input, init = {}) {
    if (!URL.canParse(input)) throw new FetchFault('refused-address', input, 'refused: invalid');
    const total = AbortSignal.timeout(limits.totalMs);
    const signal = init.signal === undefined ? total : AbortSignal.any([init.signal, total]);
    const custom = Object.entries(init.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]);
    const request: Request = {
      url: new URL(input),
      method: init.method ?? 'GET',
      headers: {
        accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
        'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
        ...Object.fromEntries(custom),
        'user-agent': options.userAgent,
        'accept-encoding': 'gzip, deflate, br',
      },
      body: init.body ?? null,
    };
    try {
      return await follow(request, signal, performance.now());
    } catch (error) {
      if (init.signal?.aborted) {
        throw new FetchFault('aborted', input, 'the look was called off', error);
      }
      if (total.aborted) {
        throw new FetchFault('timeout', input, `no page within ${limits.totalMs} ms`, error);
      }
      throw exchangeFault(error, input);
    }
  };
}
