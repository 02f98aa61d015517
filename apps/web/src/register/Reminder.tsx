import { useState } from 'react';
import { handOver } from '../api/save-as.ts';
import { useNow } from '../app/use-now.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { reminder, RHYTHMS, type Rhythm } from './reminder.ts';
import css from './Reminder.module.css';
import { REGISTER_WORDS } from './words.ts';

/** Nothing looks at it by itself, so its owner's calendar says when to look. */
export function Reminder({ name, url }: { name: string; url: string }) {
  const words = useWords(REGISTER_WORDS).reminder;
  const now = useNow();
  const [rhythm, setRhythm] = useState<Rhythm>('weekly');

  function take() {
    const about = {
      id: `${now}-${rhythm}@${location.hostname}`,
      summary: words.summary(name),
      description: words.description(url),
      url: `${location.origin}/log/new`,
    };
    const text = reminder(about, rhythm, now);
    handOver(new Blob([text], { type: 'text/calendar;charset=utf-8' }), 'kaopu-reminder.ics');
  }

  return (
    <div className={css['reminder']}>
      <SelectField
        label={words.title}
        options={RHYTHMS.map((id) => ({ id, text: words.rhythm[id] }))}
        value={rhythm}
        onChange={setRhythm}
      />
      <Button onClick={take}>{words.take}</Button>
      <p className={css['hint']}>{words.hint}</p>
    </div>
  );
}
