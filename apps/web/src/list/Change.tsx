import type { PlatformRowMore } from '@kaopu/contracts';
import { MISSING, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import sr from '../ui/sr.module.css';
import css from './PlatformLine.module.css';

/** By how much the score moved within a week; level while it is within its interval. */
export function Change({ change }: { change: PlatformRowMore['change'] }) {
  const { m } = useI18n();
  if (change === null) return MISSING;
  const isUp = change.points > 0;
  const word = !change.sure ? m.list.level : isUp ? m.list.rose : m.list.fell;
  return (
    <span className={change.sure ? css[isUp ? 'up' : 'down'] : undefined}>
      {!change.sure ? '≈' : isUp ? '↑' : '↓'}
      <span className={sr['only']}>{word}</span>
      {change.sure ? ` ${scoreText(Math.abs(change.points))}` : ''}
    </span>
  );
}
