import { cx } from './classes.ts';
import css from './StateMark.module.css';

export type StateLook = 'good' | 'bad' | 'unknown' | 'none';

const SHAPES: Record<StateLook, string> = {
  good: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  bad: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z',
  unknown: 'M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6z',
  none: 'M1.6 1.6h12.8v12.8H1.6z',
};

const SIGNS: Record<StateLook, string> = {
  good: 'm4.8 8.2 2.2 2.3 4.2-4.6',
  bad: 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2',
  unknown: 'M6 6.4a2 2 0 1 1 2.9 1.8c-.6.3-.9.6-.9 1.3M8 11.8v.2',
  none: 'M5 8h6',
};

/** A tick, a cross in an octagon, a question mark or a dash, always with its word. */
export function StateMark({ look, children }: { look: StateLook; children: string }) {
  return (
    <span className={cx(css['mark'], css[look])}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[look]} className={css['shape']} />
        <path d={SIGNS[look]} className={css['sign']} />
      </svg>
      {children}
    </span>
  );
}
