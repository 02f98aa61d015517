const STORE = 'kaopu.keys';

/** Single keys may be in somebody's way: of dictation, of another tool, of a cat (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  return localStorage.getItem(STORE) !== 'off';
}

export function setShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(STORE);
  else localStorage.setItem(STORE, 'off');
}
