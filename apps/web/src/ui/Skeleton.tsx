import css from './Skeleton.module.css';
import { useI18n } from '../i18n/use-i18n.ts';

/** Grey space of the exact height the content will take. */
export function Skeleton({ height, rows = 1 }: { height: number; rows?: number }) {
  const { m } = useI18n();
  return (
    <div role="status" aria-label={m.shell.state.loading} className={css['wait']}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={css['block']} style={{ height }} />
      ))}
    </div>
  );
}
