import { useEffect, useEffectEvent } from 'react';

const RETRY_MS = 5_000;

/** While something waits for a network: does `again` as soon as there is one, and from time to time. */
export function useRetry(isWaiting: boolean, again: () => void): void {
  const retry = useEffectEvent(again);
  useEffect(() => {
    if (!isWaiting) return;
    const ended = new AbortController();
    addEventListener('online', () => retry(), { signal: ended.signal });
    // A browser may say so before anything gets through, or have said it before this was listened for;
    // of a service that was away it says nothing.
    const timer = setInterval(() => navigator.onLine && retry(), RETRY_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [isWaiting]);
}
