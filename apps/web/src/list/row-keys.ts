/** What keys move through. */
export interface Moving {
  count: number;
  /** Brings a row into view, and draws it. */
  show: (row: number) => void;
}

const rowOf = (element: Element | null | undefined) =>
  element?.closest<HTMLElement>('[role=row][data-at]') ?? null;

function press(control: HTMLElement | null | undefined): void {
  control?.click();
}

/**
 * `j` and `k` go from row to row, Home and End to the first and the last, `x` ticks the row that has the
 * focus, `c` compares those ticked.
 *
 * @param isShortcut tells a key by itself from what somebody writes
 * @param moving what there is to move through by now
 * @returns how to stop
 */
export function followRowKeys(
  isShortcut: (event: KeyboardEvent) => boolean,
  moving: () => Moving,
): () => void {
  // Of the row that had the focus last: it may have been scrolled away.
  let last = -1;

  function goTo(row: number, way: 1 | -1): void {
    const { count, show } = moving();
    const next = Math.min(count - 1, Math.max(0, row));
    if (count === 0) return;
    show(next);
    const link = document.querySelector<HTMLElement>(`[role=row][data-at="${next}"] a`);
    // The line between ranked and unranked ones is none of them.
    if (link === null && next + way >= 0 && next + way < count) return goTo(next + way, way);
    link?.focus({ preventScroll: true });
  }

  const keys: Readonly<Record<string, () => void>> = {
    KeyJ: () => goTo(last + 1, 1),
    KeyK: () => goTo(last - 1, -1),
    Home: () => goTo(0, 1),
    End: () => goTo(moving().count - 1, -1),
    KeyX: () => press(rowOf(document.activeElement)?.querySelector('input')),
    KeyC: () => press(document.querySelector<HTMLElement>('[data-compare]')),
  };

  function onFocus({ target }: FocusEvent) {
    const at = rowOf(target instanceof Element ? target : null)?.dataset['at'];
    if (at !== undefined) last = Number(at);
  }
  function onKey(event: KeyboardEvent) {
    const act = keys[event.code];
    if (act === undefined || !isShortcut(event)) return;
    event.preventDefault();
    act();
  }
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey);
  };
}
