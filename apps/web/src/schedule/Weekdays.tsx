import { useWords } from '../i18n/use-words.ts';
import css from './Schedule.module.css';
import { EVERY_DAY } from './timing.ts';
import { SCHEDULE_WORDS } from './words.ts';

/** Some days of the week, Monday first. */
export function Weekdays({
  value,
  onChange,
}: {
  value: readonly number[];
  onChange: (days: number[]) => void;
}) {
  const words = useWords(SCHEDULE_WORDS);
  return (
    <fieldset className={css['days']} aria-label={words.weekdays}>
      {EVERY_DAY.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={value.includes(day)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...value, day].sort((a, b) => a - b)
                  : value.filter((own) => own !== day),
              )
            }
          />
          {words.days[day - 1]}
        </label>
      ))}
    </fieldset>
  );
}
