const LINKS = 'main [role=row] a';

/** Goes so many rows on from the one that has the focus. */
function goOn(steps: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(LINKS)];
  const here = links.findIndex((link) =>
    link.closest('[role=row]')?.contains(document.activeElement),
  );
  const next = here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + steps));
  links[next]?.focus();
}

function press(control: HTMLElement | null | undefined): void {
  control?.click();
}

const KEYS: Readonly<Record<string, () => void>> = {
  KeyJ: () => goOn(1),
  KeyK: () => goOn(-1),
  KeyX: () => press(document.activeElement?.closest('[role=row]')?.querySelector('input')),
  KeyC: () => press(document.querySelector<HTMLElement>('[data-compare]')),
};

/**
 * `j` and `k` go from row to row, `x` ticks the row that has the focus, `c` compares those ticked.
 *
 * @param isShortcut tells a key by itself from what somebody writes
 * @returns how to stop
 */
export function followRowKeys(isShortcut: (event: KeyboardEvent) => boolean): () => void {
  function onKey(event: KeyboardEvent) {
    const act = KEYS[event.code];
    if (act === undefined || !isShortcut(event)) return;
    event.preventDefault();
    act();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
