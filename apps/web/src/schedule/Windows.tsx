import type { TimeWindow } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Schedule.module.css';
import { Weekdays } from './Weekdays.tsx';
import { SCHEDULE_WORDS } from './words.ts';

const WORKING_HOURS: TimeWindow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const MOST = 20;

/** Hours of weekdays; `label` says what they are for. */
export function Windows({
  label,
  value,
  path,
  errorAt,
  onChange,
}: {
  label: string;
  value: readonly TimeWindow[];
  path: string;
  errorAt: (path: string) => string | null;
  onChange: (windows: TimeWindow[]) => void;
}) {
  const words = useWords(SCHEDULE_WORDS);
  const change = (at: number, part: Partial<TimeWindow>) =>
    onChange(value.map((window, i) => (i === at ? { ...window, ...part } : window)));
  return (
    <fieldset className={css['fields']} aria-label={label}>
      <p className={css['hint']}>{label}</p>
      {value.map((window, at) => (
        <div key={at} className={css['row']}>
          <Weekdays value={window.days} onChange={(days) => change(at, { days })} />
          <TextField
            label={words.from}
            type="time"
            value={window.from}
            error={errorAt(`${path}/${at}/from`) ?? errorAt(`${path}/${at}/days`)}
            onChange={(from) => change(at, { from })}
          />
          <TextField
            label={words.to}
            type="time"
            value={window.to === '24:00' ? '00:00' : window.to}
            error={errorAt(`${path}/${at}/to`)}
            onChange={(to) => change(at, { to })}
          />
          <Button look="quiet" onClick={() => onChange(value.filter((_, i) => i !== at))}>
            {words.removeWindow(countText(at + 1))}
          </Button>
        </div>
      ))}
      {value.length >= MOST ? null : (
        <div>
          <Button onClick={() => onChange([...value, WORKING_HOURS])}>{words.addWindow}</Button>
        </div>
      )}
    </fieldset>
  );
}
