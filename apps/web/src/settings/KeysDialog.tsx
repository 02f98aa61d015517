import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from './Keys.tsx';
import { KeysSwitch } from './KeysSwitch.tsx';
import css from './Settings.module.css';
import { SETTINGS_WORDS } from './words.ts';

/** Which keys there are, and how to be rid of them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { m } = useI18n();
  const words = useWords(SETTINGS_WORDS).keys;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={css['stack']}>
        <Keys />
        <KeysSwitch />
        <div className={css['end']}>
          <Button look="accent" onClick={onClose}>
            {m.shell.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
