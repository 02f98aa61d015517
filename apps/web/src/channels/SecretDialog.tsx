import { useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import css from './SecretDialog.module.css';

/** The only moment the secret can be seen: selectable even where the clipboard is out of reach. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { m } = useI18n();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={m.channels.secretTitle} onClose={onClose}>
      <div className={css['body']}>
        <p>{m.channels.secretText}</p>
        <input
          className={control['input']}
          aria-label={m.channels.secret}
          readOnly
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        <div className={css['actions']}>
          {'clipboard' in navigator ? (
            <Button
              onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
            >
              {copied ? m.channels.copied : m.channels.copy}
            </Button>
          ) : null}
          <Button look="accent" onClick={onClose}>
            {m.channels.done}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
