import { failureText } from '../ui/Failure.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import css from './Decide.module.css';
import { ALERT_PAGE_WORDS } from './words.ts';

/** A word was not taken: what was shown meanwhile is undone, and it can be said once more. */
export function Undone({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  return (
    <p role="alert" className={css['undone']}>
      {words.undone} {failureText(error, m)}{' '}
      <Button look="quiet" onClick={onRetry}>
        {m.shell.state.retry}
      </Button>
    </p>
  );
}
