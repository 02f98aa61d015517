import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import css from './Tag.module.css';

export type TagLook = 'plain' | 'dashed' | 'hatched' | 'ok' | 'warning';

/** A short word of state; its meaning never rests on colour. */
export function Tag({
  look = 'plain',
  title,
  children,
}: {
  look?: TagLook;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span className={cx(css['tag'], css[look])} title={title}>
      {children}
    </span>
  );
}
