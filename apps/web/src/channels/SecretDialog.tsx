import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import css from './SecretDialog.module.css';
import { CHANNEL_WORDS } from './words.ts';

/** The only moment the secret can be seen: selectable even where the clipboard is out of reach. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useWords(CHANNEL_WORDS);
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={words.secretTitle} onClose={onClose}>
      <div className={css['body']}>
        <p>{words.secretText}</p>
        <input
          className={control['input']}
          aria-label={words.secret}
          readOnly
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        <div className={css['actions']}>
          {'clipboard' in navigator ? (
            <Button
              onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
            >
              {copied ? words.copied : words.copy}
            </Button>
          ) : null}
          <Button look="accent" onClick={onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
