import type { ReactNode } from 'react';
import css from './Empty.module.css';

/** Says that nothing is here, why, and what to do. */
export function Empty({ text, children }: { text: ReactNode; children?: ReactNode }) {
  return (
    <div className={css['empty']}>
      <p className={css['text']}>{text}</p>
      {children}
    </div>
  );
}
