import type { AllowList } from '../allow-list.ts';
import { checkUrl } from '../check-url.ts';
import { type Resolve, systemResolve } from '../open-socket.ts';
import { browserAccount } from './account.ts';
import { BrowserFault } from './fault.ts';
import { type Answer, HostProcess } from './host-process.ts';
import { type BrowserLimits, DEFAULT_BROWSER_LIMITS } from './limits.ts';
import type { LookNews, Step } from './messages.ts';
import { browserFolder } from './place.ts';
import { type FilteringProxy, startProxy } from './proxy.ts';
import { Slots } from '../slots.ts';

export interface BrowserOptions {
  allow: AllowList;
  userAgent: string;
  /** Where the bundled Chromium and the fonts may be laid down. */
  dataFolder: string;
  /** Path of a Chromium, or "bundled"; else the first that is found. */
  chromium?: string | undefined;
  limits?: Partial<BrowserLimits>;
  /** Where connections come from; the system chooses when absent. */
  localAddress?: string | undefined;
  /** Instead of the system's resolver. */
  resolve?: Resolve;
}

export interface Seen extends LookNews {
  html: string;
  screenshot: Uint8Array | null;
  /** Hosts with ports the page wanted to reach and was not let. */
  refused: string[];
  /** Bytes over the wire. */
  received: number;
}

export interface BrowserLookOptions {
  signal?: AbortSignal | undefined;
  /** Asked before the page itself leads on elsewhere; what it throws is what the look throws. */
  mayFollow?: (url: string) => Promise<void>;
  /** Whom a later look may come back as, or `null` for a first visit of such a kind. */
  visitor?: string | null | undefined;
}

export interface GuardedBrowser {
  /**
   * Opens a page as a visitor would, does the steps, and reads what there is then. Throws
   * BrowserFault and, but for what `mayFollow` throws, nothing else: at once when called off, and
   * otherwise, once a browser is free and has started, before `totalMs`, what steps may listen, and
   * a little have passed, whatever the page does.
   */
  look(url: string, steps?: readonly Step[], options?: BrowserLookOptions): Promise<Seen>;
  /** HTML of our own that needs nothing else, as a PDF on A4. Throws BrowserFault and nothing else. */
  print(html: string): Promise<Uint8Array>;
  /** Which Chromium is used and whether it can draw Chinese; starts one if need be. */
  about(): Promise<{ source: string; version: string; cjkFont: boolean }>;
  /** Looks at once, how many are under way, and how many wait for a browser. */
  load(): { places: number; busy: number; waiting: number };
  /** Processes of all our browsers. */
  pids(): number[];
  /** Ends all browsers. Looks under way fail as aborted. */
  close(): Promise<void>;
}

/**
 * Browsers for pages of strangers: each in processes of its own under an account of its own, with a
 * fresh context and a filtering proxy a look, and killed when it does not answer.
 */
export function createBrowser(options: BrowserOptions): GuardedBrowser {
  const limits: BrowserLimits = { ...DEFAULT_BROWSER_LIMITS, ...options.limits };
  const resolve = options.resolve ?? systemResolve;
  const closing = new AbortController();
  const slots = new Slots(limits.browsers);
  const unused = new Map<HostProcess, NodeJS.Timeout>();
  const hosts = new Set<HostProcess>();

  async function startHost(): Promise<HostProcess> {
    const host = await HostProcess.start({
      chromium: options.chromium,
      folder: await browserFolder(options.dataFolder),
      account: browserAccount(),
      userAgent: options.userAgent,
      limits,
    });
    hosts.add(host);
    return host;
  }

  async function end(host: HostProcess): Promise<void> {
    await host.end();
    hosts.delete(host);
  }

  async function takeHost(): Promise<HostProcess> {
    for (const [host, timer] of unused) {
      clearTimeout(timer);
      unused.delete(host);
      const old = performance.now() - host.since > limits.ageMs;
      if (!old && host.looks < limits.looks && host.isAlive()) return host;
      await end(host);
    }
    return startHost();
  }

  /** A browser with its place, or the fault of being called off: at once, even while one starts. */
  async function hostOr(signal: AbortSignal, url: string): Promise<HostProcess> {
    const off = new BrowserFault('aborted', url, 'the look was called off');
    if (!(await slots.take(signal))) throw off;
    const starting = takeHost();
    return new Promise((resolve, reject) => {
      let left = signal.aborted;
      const leave = () => {
        left = true;
        reject(off);
      };
      if (left) reject(off);
      signal.addEventListener('abort', leave, { once: true });
      starting.then(
        (host) => {
          signal.removeEventListener('abort', leave);
          if (left) void giveBack(host, false).then(() => slots.give());
          else resolve(host);
        },
        (error: unknown) => {
          signal.removeEventListener('abort', leave);
          slots.give();
          reject(error instanceof Error ? error : off);
        },
      );
    });
  }

  async function giveBack(host: HostProcess, spent: boolean): Promise<void> {
    if (spent || closing.signal.aborted || host.looks >= limits.looks) return end(host);
    const timer = setTimeout(() => {
      unused.delete(host);
      void end(host);
    }, limits.unusedMs);
    timer.unref();
    unused.set(host, timer);
  }

  /** The proxy knows better than the browser why a host could not be reached. */
  function faultOf(error: BrowserFault, url: string, proxy: FilteringProxy): BrowserFault {
    const at = error.url === '' ? url : error.url;
    const known = proxy.faultOf(at);
    const vague = error.kind === 'connect' || error.kind === 'protocol';
    if (known !== null && vague) return new BrowserFault(known.kind, at, known.message, known);
    return error.url === '' ? new BrowserFault(error.kind, url, error.message, error) : error;
  }

  function seenIn({ message, bytes }: Answer, proxy: FilteringProxy): Seen {
    if (message.kind === 'fault') {
      throw new BrowserFault(message.fault, message.url, message.message);
    }
    if (message.kind !== 'page' || message.html + message.screenshot !== bytes.length) {
      throw new BrowserFault('crashed', '', "the browser's host speaks nonsense");
    }
    const html = bytes.toString('utf8', 0, message.html);
    const screenshot = message.screenshot === 0 ? null : bytes.subarray(message.html);
    const received = proxy.received();
    return { ...message.news, html, screenshot, refused: proxy.refused(), received };
  }

  async function lookWith(
    host: HostProcess,
    url: string,
    steps: readonly Step[],
    signal: AbortSignal,
    { mayFollow = () => Promise.resolve(), visitor }: BrowserLookOptions,
  ): Promise<Seen> {
    let veto: { error: unknown } | null = null as { error: unknown } | null;
    let first = true;
    async function leave(next: string): Promise<boolean> {
      // The look itself was asked for.
      if (first && next === new URL(url).href) return true;
      first = false;
      try {
        if (veto === null) await mayFollow(next);
      } catch (error) {
        veto = { error };
      }
      return veto === null;
    }
    let stop: (fault: BrowserFault) => void = () => undefined;
    const stopped = new Promise<never>((_resolve, reject) => (stop = reject));
    stopped.catch(() => undefined);
    const called = () => stop(new BrowserFault('aborted', url, 'the look was called off'));
    signal.addEventListener('abort', called, { once: true });
    const proxy = await startProxy({
      allow: options.allow,
      resolve,
      limits,
      localAddress: options.localAddress,
      onOverrun: () =>
        stop(new BrowserFault('too-large', url, `more than ${limits.wireBytes} bytes`)),
    });
    let spent = true;
    try {
      if (signal.aborted) called();
      const answer = await Promise.race([
        host.look({ url, steps, proxyPort: proxy.port, visitor }, leave),
        stopped,
      ]);
      spent = 'spent' in answer.message && answer.message.spent;
      if (veto !== null) throw veto.error;
      return seenIn(answer, proxy);
    } catch (error) {
      if (veto !== null) throw veto.error;
      if (error instanceof BrowserFault) throw faultOf(error, url, proxy);
      throw error;
    } finally {
      signal.removeEventListener('abort', called);
      // The caller is not kept waiting for the dead; the slot is, so that they do not pile up.
      void Promise.allSettled([proxy.close(), giveBack(host, spent)]).then(() => slots.give());
    }
  }

  async function look(
    url: string,
    steps: readonly Step[] = [],
    look: BrowserLookOptions = {},
  ): Promise<Seen> {
    for (const target of [url, ...steps.flatMap((step) => (step.do === 'go' ? [step.url] : []))]) {
      const check = checkUrl(target, options.allow);
      if (!check.ok) {
        throw new BrowserFault('refused-address', target, `refused: ${check.reason}`);
      }
    }
    const signal = AbortSignal.any([
      closing.signal,
      ...(look.signal === undefined ? [] : [look.signal]),
    ]);
    const host = await hostOr(signal, url);
    return lookWith(host, url, steps, signal, look);
  }

  async function print(html: string): Promise<Uint8Array> {
    const host = await hostOr(closing.signal, '');
    let spent = true;
    try {
      const { message, bytes } = await host.print({ print: html });
      spent = !('spent' in message) || message.spent;
      if (message.kind === 'fault') throw new BrowserFault(message.fault, '', message.message);
      if (message.kind === 'printed') return bytes;
      throw new BrowserFault('crashed', '', "the browser's host speaks nonsense");
    } finally {
      void giveBack(host, spent).then(() => slots.give());
    }
  }

  return {
    look,
    print,
    async about() {
      const host = await hostOr(closing.signal, '');
      await giveBack(host, false);
      slots.give();
      return host.about;
    },
    load: () => slots.load(),
    pids: () => [...hosts].flatMap((host) => host.pids()),
    async close() {
      closing.abort();
      for (const timer of unused.values()) clearTimeout(timer);
      unused.clear();
      await slots.idle();
      await Promise.all([...hosts].map(end));
    },
  };
}
