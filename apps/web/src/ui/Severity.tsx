import type { Severity as Level } from '@kaopu/scoring';
import { useI18n } from '../i18n/use-i18n.ts';
import { cx } from './classes.ts';
import css from './Severity.module.css';

export type Mark = Level | 'recovery';

const SHAPES: Record<Mark, string> = {
  critical: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z',
  warning: 'M8 1.2 15.4 14.4H.6z',
  info: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  recovery: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
};

const SIGNS: Record<Mark, string> = {
  critical: 'M8 4v5M8 11.4v.4',
  warning: 'M8 5.6v4M8 11.8v.3',
  info: 'M8 7.2v4.4M8 4.5v.3',
  recovery: 'm4.8 8.2 2.2 2.3 4.2-4.6',
};

/** Octagon, triangle, circle or tick, always with its word. */
export function Severity({ mark, quiet = false }: { mark: Mark; quiet?: boolean }) {
  const { m } = useI18n();
  return (
    <span className={cx(css['severity'], css[mark])}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[mark]} fill="currentColor" />
        <path d={SIGNS[mark]} className={css['sign']} />
      </svg>
      <span className={quiet ? css['hidden'] : undefined}>{m.words.severity[mark]}</span>
    </span>
  );
}
