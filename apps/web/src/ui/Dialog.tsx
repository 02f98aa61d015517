import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from './classes.ts';
import css from './Dialog.module.css';

/** The browser's own modal dialog: focus, Esc and the backdrop are its business. */
export function Dialog({
  title,
  side = false,
  onClose,
  children,
}: {
  title: string;
  /** At the edge of the page, as high as the window. */
  side?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page: only then focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={cx(css['dialog'], side && css['side'])}
      aria-label={title}
      onCancel={onClose}
    >
      <h2 className={css['title']}>{title}</h2>
      {children}
    </dialog>
  );
}
