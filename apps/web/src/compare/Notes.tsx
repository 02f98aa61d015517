import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import css from './Compare.module.css';
import { COMPARE_WORDS } from './words.ts';

/** Says which of those in the address are not there, and how many were too many; the others go on. */
export function Notes({
  gone,
  refused,
  onDrop,
}: {
  gone: readonly string[];
  refused: number;
  onDrop: () => void;
}) {
  const words = useWords(COMPARE_WORDS);
  return (
    <div className={css['bar']} role="status">
      {refused === 0 ? null : <p>{words.refused(countText(refused))}</p>}
      {gone.length === 0 ? null : (
        <p style={{ overflowWrap: 'anywhere' }}>{words.gone(gone.join(words.between))}</p>
      )}
      {refused === 0 && gone.length === 0 ? null : <Button onClick={onDrop}>{words.drop}</Button>}
    </div>
  );
}
