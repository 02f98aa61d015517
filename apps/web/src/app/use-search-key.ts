import { useEffect, type RefObject } from 'react';
import { isShortcut } from './is-shortcut.ts';

/** `/` moves to the search field, unless the reader is typing or composing Chinese. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.code !== 'Slash' || !isShortcut(event)) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}
