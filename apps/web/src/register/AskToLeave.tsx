import { useBlocker } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import css from './SaveForm.module.css';
import { REGISTER_WORDS } from './words.ts';

/** Asks whoever goes while something is not saved, once; `isSaved` is asked at that moment. */
export function AskToLeave({ isSaved }: { isSaved: () => boolean }) {
  const { m } = useI18n();
  const words = useWords(REGISTER_WORDS).leave;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !isSaved(),
    enableBeforeUnload: () => !isSaved(),
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={words.title} onClose={blocker.reset}>
      <p>{words.text}</p>
      <div className={css['save']}>
        <Button onClick={blocker.reset}>{m.shell.cancel}</Button>
        <Button look="danger" onClick={blocker.proceed}>
          {words.go}
        </Button>
      </div>
    </Dialog>
  );
}
