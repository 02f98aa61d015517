import { useEffect, useRef } from 'react';
import { isShortcut } from '../app/is-shortcut.ts';
import type { Moving } from './row-keys.ts';

/** The list's own keys; they come once it is drawn. */
export function useRowKeys(moving: Moving): void {
  const now = useRef(moving);
  now.current = moving;
  useEffect(() => {
    let stop: (() => void) | null | undefined;
    void import('./row-keys.ts').then(({ followRowKeys }) => {
      if (stop !== null) stop = followRowKeys(isShortcut, () => now.current);
    });
    return () => {
      stop?.();
      stop = null;
    };
  }, []);
}
