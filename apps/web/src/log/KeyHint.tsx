import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Severity } from '../ui/Severity.tsx';
import { hasCardKey, withoutCardKeys } from './card-key.ts';
import css from './Log.module.css';
import { LOG_WORDS } from './words.ts';

/** Where a text shows what looks like a card secret: says so, and covers it on a tap. */
export function KeyHint({ text, onCover }: { text: string; onCover: (text: string) => void }) {
  const words = useWords(LOG_WORDS).key;
  if (!hasCardKey(text)) return null;
  return (
    <div role="alert" className={css['chosen']} data-fact="card-key">
      <span>
        <Severity mark="warning" quiet /> {words.hint}
      </span>
      <Button onClick={() => onCover(withoutCardKeys(text))}>{words.cover}</Button>
    </div>
  );
}
