import { useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { forgetDevice } from './forget-device.ts';
import css from './Settings.module.css';
import { SETTINGS_WORDS } from './words.ts';

/** Drafts, names and choices lie on this device only: whoever hands it on can be rid of them. */
export function ForgetCard() {
  const { m } = useI18n();
  const words = useWords(SETTINGS_WORDS).forget;
  const [isAsked, setAsked] = useState(false);
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.lead}</p>
        <div>
          <Button look="danger" onClick={() => setAsked(true)}>
            {words.forget}
          </Button>
        </div>
      </div>
      {isAsked ? (
        <Dialog title={words.ask} onClose={() => setAsked(false)}>
          <div className={css['stack']}>
            <p>{words.lost}</p>
            <div className={css['end']}>
              <Button onClick={() => setAsked(false)}>{m.shell.cancel}</Button>
              <Button
                look="danger"
                onClick={() => void forgetDevice().then(() => location.reload())}
              >
                {words.forget}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </Card>
  );
}
