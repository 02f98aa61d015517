import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { TextField } from '../ui/TextField.tsx';
import css from './Schedule.module.css';
import { EVERY_DAY, lineOf, readLine } from './timing.ts';
import { Weekdays } from './Weekdays.tsx';
import { SCHEDULE_WORDS } from './words.ts';

/** A time on some weekdays, or any cron line. */
export function CronFields({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | null;
  onChange: (line: string) => void;
}) {
  const words = useWords(SCHEDULE_WORDS);
  const plain = readLine(value);
  const [wantsLine, setWantsLine] = useState(plain === null);
  const [days, setDays] = useState(plain?.days ?? [...EVERY_DAY]);
  const [time, setTime] = useState(plain?.time ?? '09:00');

  function choose(chosen: number[], at: string) {
    setDays(chosen);
    setTime(at);
    onChange(lineOf(chosen, at));
  }

  return (
    <>
      {wantsLine ? (
        <TextField
          label={words.cron}
          hint={words.cronHint}
          error={error}
          value={value}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={onChange}
        />
      ) : (
        <>
          <Weekdays value={days} onChange={(chosen) => choose(chosen, time)} />
          <TextField
            label={words.at}
            type="time"
            error={error}
            value={time}
            onChange={(at) => choose(days, at)}
          />
        </>
      )}
      <label className={css['hint']}>
        <input
          type="checkbox"
          checked={wantsLine}
          onChange={(event) => {
            setWantsLine(event.target.checked);
            if (!event.target.checked) choose(plain?.days ?? days, plain?.time ?? time);
          }}
        />{' '}
        {words.cronSwitch}
      </label>
    </>
  );
}
