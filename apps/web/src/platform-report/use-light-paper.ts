import { useEffect } from 'react';

/** Paper is white: a theme somebody chose for the screen rests while it is printed. */
export function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    let chosen: string | undefined;
    function begin() {
      chosen = root.dataset['theme'];
      root.dataset['theme'] = 'light';
    }
    function end() {
      if (chosen === undefined) delete root.dataset['theme'];
      else root.dataset['theme'] = chosen;
    }
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
}
