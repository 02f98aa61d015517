import type { Lang } from '../format/time.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh/index.ts';

const STORE = 'kaopu.lang';

let current: { lang: Lang; m: Messages } = { lang: 'zh-CN', m: zh };
let wanted: Lang = current.lang;
const listeners = new Set<() => void>();

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function language(): { lang: Lang; m: Messages } {
  return current;
}

/** English is loaded only when asked for: most readers never need it. */
export async function chooseLanguage(lang: Lang): Promise<void> {
  wanted = lang;
  // At once: a reader who goes on before the texts have come has chosen all the same.
  localStorage.setItem(STORE, lang);
  const m: Messages = lang === 'en' ? (await import('./en/index.ts')).en : zh;
  if (wanted !== lang) return;
  current = { lang, m };
  document.documentElement.lang = lang;
  for (const listener of listeners) listener();
}

/** What the reader chose before; otherwise Chinese. */
export function storedLanguage(): Lang {
  return localStorage.getItem(STORE) === 'en' ? 'en' : 'zh-CN';
}
