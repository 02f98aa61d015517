import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import control from './control.module.css';
import { Dialog } from './Dialog.tsx';
import css from './ShownOnce.module.css';

/** The only moment a secret can be seen: selectable even where the clipboard is out of reach. */
export function ShownOnce({
  title,
  label,
  secret,
  words: { copy, copied, done },
  onClose,
  children,
}: {
  title: string;
  /** What the secret is called. */
  label: string;
  secret: string;
  words: { copy: string; copied: string; done: string };
  onClose: () => void;
  /** What it is good for. */
  children: ReactNode;
}) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={css['body']}>
        {children}
        <input
          className={control['input']}
          aria-label={label}
          readOnly
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        <div className={css['actions']}>
          {'clipboard' in navigator ? (
            <Button
              onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
            >
              {isCopied ? copied : copy}
            </Button>
          ) : null}
          <Button look="accent" onClick={onClose}>
            {done}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
