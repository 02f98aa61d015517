import type { PlatformRowMore } from '@kaopu/contracts';
import { MISSING, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { cx } from '../ui/classes.ts';
import css from './PlatformLine.module.css';

/** By how much the score moved within a week; level while it is within its interval. */
export function ChangeCell({ change }: { change: PlatformRowMore['change'] }) {
  const { m } = useI18n();
  if (change === null) {
    return (
      <span role="cell" className={css['change']}>
        {MISSING}
      </span>
    );
  }
  const { points, sure } = change;
  const isUp = points > 0;
  const size = scoreText(Math.abs(points));
  const words = sure ? `${isUp ? m.list.rose : m.list.fell} ${size}` : m.list.level;
  return (
    <span
      role="cell"
      className={cx(css['change'], sure && css[isUp ? 'up' : 'down'])}
      aria-label={words}
      title={words}
    >
      {sure ? `${isUp ? '↑' : '↓'} ${size}` : '≈'}
    </span>
  );
}
