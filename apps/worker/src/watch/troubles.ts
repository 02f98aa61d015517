import type { GuardedBrowser } from '@kaopu/net/browser';
import { BrowserFault } from '@kaopu/net/browser';
import type { Reason, Stores } from '@kaopu/watch';
import type { LookTools } from '../look/context.ts';
import type { StoreName } from './stores.ts';

export interface Troubles {
  /** What this worker says is wrong where it runs. */
  list(): Reason[];
  /** Our own network is asked again, for while it was down nobody else may have a reason to. */
  recheck(): Promise<void>;
}

const OF_STORE = {
  database: 'database-unreachable',
  queue: 'queue-unreachable',
  evidence: 'evidence-unreachable',
} as const satisfies Record<StoreName, Reason>;

/** The ways out of a worker, watched: whether our own network and our browser are there. */
export function watchWays(
  { browser, ownNetworkUp }: Pick<LookTools, 'browser' | 'ownNetworkUp'>,
  stores: Stores<StoreName>,
  onVerdict: (isUp: boolean) => void,
): { ways: Pick<LookTools, 'browser' | 'ownNetworkUp'>; troubles: Troubles } {
  /** Whom we wanted to reach when our own network was found to be down. */
  let downFor: string | null = null;
  let hasBrowser = true;

  async function networkUp(target: string): Promise<boolean> {
    const isUp = await ownNetworkUp(target);
    onVerdict(isUp);
    downFor = isUp ? null : target;
    return isUp;
  }

  const look: GuardedBrowser['look'] = async (...args) => {
    try {
      const seen = await browser.look(...args);
      hasBrowser = true;
      return seen;
    } catch (error) {
      if (error instanceof BrowserFault) hasBrowser = error.kind !== 'unavailable';
      throw error;
    }
  };

  return {
    ways: { browser: { ...browser, look }, ownNetworkUp: networkUp },
    troubles: {
      list: () => [
        ...stores.away().map((store) => OF_STORE[store]),
        ...(downFor === null ? [] : (['own-network-down'] as const)),
        ...(hasBrowser ? [] : (['browser-unavailable'] as const)),
      ],
      async recheck() {
        if (downFor !== null) await networkUp(downFor);
      },
    },
  };
}
