import type { AllowList } from './allow-list.ts';
import { decodeText } from './charset.ts';
import { checkUrl } from './check-url.ts';
import { decodeContent } from './content-encoding.ts';
import { type Answer, exchange } from './exchange.ts';
import { exchangeFault, FetchFault } from './fault.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openSocket, type Resolve, systemResolve } from './open-socket.ts';
import { redirected } from './redirect.ts';
import type { Request } from './request.ts';
import { timed } from './timed.ts';
import type { TlsDetails } from './tls-details.ts';

export interface FetchOptions {
  allow: AllowList;
  userAgent: string;
  limits?: Partial<Limits>;
  /** Instead of the system's resolver. */
  resolve?: Resolve;
  /** Send nothing to a host whose certificate is not trusted: what we post may be a secret. */
  trustedTlsOnly?: boolean;
  /** Where connections come from; the system chooses when absent. */
  localAddress?: string | undefined;
}

export interface FetchInit {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** As FetchOptions has it, for this one. */
  trustedTlsOnly?: boolean;
  /**
   * Asked before each redirect is followed, which it may hold up, outside all limits of time, or
   * forbid: whatever it throws is thrown.
   */
  mayFollow?: (url: string) => Promise<void>;
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

function plus(sum: number | null, part: number | null): number | null {
  return part === null ? sum : (sum ?? 0) + part;
}

/**
 * The guarded way out over HTTP: every hop, redirects and literal addresses included, connects
 * only to an address that was checked, once, under limits of our own. Bad certificates are
 * reported, not refused (unless only trusted ones were asked for), and get no credentials. Throws
 * FetchFault and, but for what `mayFollow` throws, nothing else.
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
      {
        allow: options.allow,
        resolve,
        connectMs: limits.connectMs,
        localAddress: options.localAddress,
      },
      signal,
    );
    phases.dns = plus(phases.dns, open.dns);
    phases.connect = plus(phases.connect, open.connect);
    phases.tls = plus(phases.tls, open.tlsMs);
    if (input.trustedTlsOnly && open.tls !== null && !open.tls.authorized) {
      open.socket.destroy();
      throw new FetchFault('tls', input.url.href, `certificate not trusted: ${open.tls.error}`);
    }
    return exchange(input, open.socket, open.tls, limits, signal);
  }

  /** The page, or the request that a redirect leads to. `phases.total` is what went before. */
  async function step(
    request: Request,
    phases: FetchPhases,
    signal: AbortSignal,
  ): Promise<Fetched | Request> {
    const started = performance.now() - phases.total;
    const answer = await hop(request, phases, signal);
    // Whoever follows no redirects wants to see the answer that asks for one.
    const next = limits.redirects === 0 ? null : redirected(request, answer);
    if (next !== null) {
      phases.total = performance.now() - started;
      return next;
    }
    const { headers, status, tls } = answer;
    const href = request.url.href;
    const encoding = headers['content-encoding'] ?? '';
    const bytes = await decodeContent(answer.wire, encoding, limits, href, signal);
    phases.firstByte = answer.at - started;
    phases.total = performance.now() - started;
    const text = decodeText(bytes, headers['content-type'] ?? '');
    return { url: href, status, headers, text, bytes, phases, tls };
  }

  /** One step under what is left of the time. Throws FetchFault and nothing else. */
  async function inTime(
    input: string,
    request: Request,
    phases: FetchPhases,
    outer: AbortSignal | undefined,
  ): Promise<Fetched | Request> {
    let total: AbortSignal | null = null as AbortSignal | null;
    try {
      return await timed(outer, limits.totalMs - phases.total, (signal) => {
        total = signal;
        return step(request, phases, signal);
      });
    } catch (error) {
      if (outer?.aborted) {
        throw new FetchFault('aborted', input, 'the look was called off', error);
      }
      if (total?.aborted) {
        throw new FetchFault('timeout', input, `no page within ${limits.totalMs} ms`, error);
      }
      throw exchangeFault(error, input);
    }
  }

  return async function fetchPage(input, init = {}) {
    if (!URL.canParse(input)) throw new FetchFault('refused-address', input, 'refused: invalid');
    const custom = Object.entries(init.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]);
    let request: Request = {
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
      trustedTlsOnly: init.trustedTlsOnly ?? options.trustedTlsOnly ?? false,
    };
    const phases: FetchPhases = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const next = await inTime(input, request, phases, init.signal);
      if ('status' in next) return next;
      request = next;
      if (hops < limits.redirects) await init.mayFollow?.(request.url.href);
    }
    throw new FetchFault('unreadable', request.url.href, `more than ${limits.redirects} redirects`);
  };
}
