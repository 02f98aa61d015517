import { useSyncExternalStore } from 'react';

/** As the widest layout of a phone and the narrowest of everything else are told apart. */
const WIDE = '(min-width: 901px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether there is room for two dozen columns. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
}
