import { hasShortcuts } from './shortcut-switch.ts';

const WRITTEN_IN = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** A key by itself, and not one of somebody who writes, composes Chinese, or turned such keys off. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  return hasShortcuts() && !isWrittenIn(event);
}

export function isWrittenIn({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest(WRITTEN_IN) !== null;
}
