import type { QuietHours } from '@kaopu/contracts';
import { countText } from '../../format/number.ts';
import { useWords } from '../../i18n/use-words.ts';
import css from '../../schedule/Schedule.module.css';
import { Windows } from '../../schedule/Windows.tsx';
import { SCHEDULE_WORDS } from '../../schedule/words.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { MOST_QUIET, NIGHT } from './draft.ts';

/** When nobody is disturbed: hours of weekdays, each set on the clock of a time zone. */
export function QuietFields({
  value,
  errorAt,
  onChange,
}: {
  value: readonly QuietHours[];
  errorAt: (path: string) => string | null;
  onChange: (quiet: QuietHours[]) => void;
}) {
  const words = useWords(ALERT_SETUP_WORDS).routes;
  const timing = useWords(SCHEDULE_WORDS);
  const put = (at: number, part: Partial<QuietHours>) =>
    onChange(value.map((own, i) => (i === at ? { ...own, ...part } : own)));
  return (
    <fieldset className={css['fields']} aria-label={words.quiet}>
      {value.map(({ timeZone, windows }, at) => (
        <div key={at} className={css['fields']}>
          <Windows
            label={words.quietWindows}
            value={windows}
            path={`/quiet/${at}/windows`}
            errorAt={errorAt}
            onChange={(next) =>
              next.length === 0
                ? onChange(value.filter((_, i) => i !== at))
                : put(at, { windows: next })
            }
          />
          <TextField
            label={timing.zone}
            error={errorAt(`/quiet/${at}/timeZone`)}
            value={timeZone}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            onChange={(next) => put(at, { timeZone: next })}
          />
          <div>
            <Button look="quiet" onClick={() => onChange(value.filter((_, i) => i !== at))}>
              {words.removeQuiet(countText(at + 1))}
            </Button>
          </div>
        </div>
      ))}
      {value.length >= MOST_QUIET ? null : (
        <div>
          <Button onClick={() => onChange([...value, NIGHT])}>{words.addQuiet}</Button>
        </div>
      )}
    </fieldset>
  );
}
