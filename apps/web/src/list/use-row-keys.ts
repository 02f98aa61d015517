import { useEffect } from 'react';
import { isShortcut } from '../app/is-shortcut.ts';

/** The list's own keys; they come once it is drawn. */
export function useRowKeys(): void {
  useEffect(() => {
    let stop: (() => void) | null | undefined;
    void import('./row-keys.ts').then(({ followRowKeys }) => {
      if (stop !== null) stop = followRowKeys(isShortcut);
    });
    return () => {
      stop?.();
      stop = null;
    };
  }, []);
}
