import type { VantageCreated } from '@kaopu/contracts';
import { useState } from 'react';
import css from '../channels/SecretDialog.module.css';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { VANTAGE_WORDS } from './words.ts';

/** The only moment the token can be seen, with how to put it to use. */
export function TokenDialog({
  vantage: { name, token },
  onClose,
}: {
  vantage: VantageCreated;
  onClose: () => void;
}) {
  const words = useWords(VANTAGE_WORDS);
  const [copied, setCopied] = useState(false);
  const command = `npm run vantage -- --vantage '${name}' --server ${location.origin} --token-file vantage.token`;
  return (
    <Dialog title={words.tokenTitle} onClose={onClose}>
      <div className={css['body']}>
        <input
          className={control['input']}
          aria-label={words.token}
          readOnly
          value={token}
          onFocus={(event) => event.target.select()}
        />
        <p>{words.tokenText}</p>
        <p>
          <code>{command}</code>
        </p>
        <div className={css['actions']}>
          {'clipboard' in navigator ? (
            <Button
              onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}
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
