import { useEffect } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';

/** Names the browser tab after the page. */
export function useTitle(title: string): void {
  const { m } = useI18n();
  useEffect(() => {
    document.title = title === '' ? m.shell.brand : `${title} · ${m.shell.brand}`;
  }, [title, m]);
}
