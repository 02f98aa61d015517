import { createFetcher, FetchFault } from '@kaopu/net';
import { parseAllow } from '@kaopu/net/address';
import { messageOf, type Log } from '../log.ts';

const LIMITS = { redirects: 0, totalMs: 20_000, decodedBytes: 100_000 };

export type Signal = 'sent' | 'failed' | 'withheld';

export interface DeadManOptions {
  url: string;
  userAgent: string;
  everyMs: number;
  isWell(): Promise<boolean>;
  onSignal(signal: Signal): void;
}

/**
 * Tells somebody outside, again and again, that all is well, and says nothing else: who does not hear
 * it any more knows, even when nothing of ours runs to say so. The URL may hold a key and stays out of the log.
 *
 * @returns a function that stops it
 */
export function startDeadMan(
  log: Log,
  { url, userAgent, everyMs, isWell, onSignal }: DeadManOptions,
): () => void {
  // Whoever runs this installation named that host: it may be inside his own network.
  const allow = parseAllow(new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'));
  const fetcher = createFetcher({ allow, userAgent, trustedTlsOnly: true, limits: LIMITS });
  let isHeard = true;

  async function send(): Promise<Signal> {
    if (!(await isWell().catch(() => false))) return 'withheld';
    try {
      const { status } = await fetcher(url);
      if (status >= 200 && status < 300) {
        if (!isHeard) log.info('the heartbeat is heard again');
        isHeard = true;
        return 'sent';
      }
      throw new Error(`HTTP ${status}`);
    } catch (error) {
      const reason = error instanceof FetchFault ? error.kind : messageOf(error);
      if (isHeard) log.error('the heartbeat is not heard outside', { error: reason });
      isHeard = false;
      return 'failed';
    }
  }

  const turn = (): void => void send().then(onSignal);
  turn();
  const timer = setInterval(turn, everyMs);
  return () => clearInterval(timer);
}
