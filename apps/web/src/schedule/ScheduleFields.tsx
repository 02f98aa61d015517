import { fieldError } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { intervalChoices } from '../platform/intervals.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Coming, useComing } from './Coming.tsx';
import { CronFields } from './CronFields.tsx';
import css from './Schedule.module.css';
import { inKind, type Kind, type Timing, ZONE } from './timing.ts';
import { Windows } from './Windows.tsx';
import { SCHEDULE_WORDS } from './words.ts';

const KINDS = ['interval', 'cron', 'random'] as const satisfies readonly Kind[];

/** When to look: at an interval, at set times or at random, and when that would be next. */
export function ScheduleFields({
  value,
  minSeconds,
  probeId,
  path,
  errorAt: savingError,
  onChange,
}: {
  value: Timing;
  minSeconds: number;
  /** The probe it is for, when there is one already. */
  probeId?: string;
  /** JSON pointer of the probe in what is sent. */
  path: string;
  errorAt: (path: string) => string | null;
  onChange: (timing: Timing) => void;
}) {
  const { every } = useI18n();
  const words = useWords(SCHEDULE_WORDS);
  const coming = useComing(value, probeId);
  const { intervalSeconds } = value;
  const schedule = value.schedule ?? { kind: 'interval' as const, timeZone: ZONE, windows: [] };
  /** What is wrong with a part: said on saving, or by the preview already. */
  const errorAt = (part: string) => savingError(`${path}${part}`) ?? fieldError(coming.error, part);
  return (
    <fieldset className={css['fields']} aria-label={words.title}>
      <Segments
        label={words.kind}
        options={KINDS.map((id) => ({ id, text: words.kinds[id] }))}
        value={schedule.kind}
        onChange={(kind) => onChange(inKind(value, kind))}
      />
      <p className={css['hint']}>{words.hints[schedule.kind]}</p>
      {schedule.kind === 'cron' ? (
        <CronFields
          value={schedule.cron}
          error={errorAt('/schedule/cron')}
          onChange={(cron) => onChange({ intervalSeconds, schedule: { ...schedule, cron } })}
        />
      ) : (
        <>
          <Field
            label={schedule.kind === 'random' ? words.mean : words.every}
            error={errorAt('/intervalSeconds')}
          >
            {(ids) => (
              <select
                {...ids}
                className={control['select']}
                value={intervalSeconds}
                onChange={(event) =>
                  onChange({
                    schedule: value.schedule,
                    intervalSeconds: Number(event.target.value),
                  })
                }
              >
                {intervalChoices(intervalSeconds, minSeconds).map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {every(seconds)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Windows
            label={words.windows}
            value={schedule.windows}
            path="/schedule/windows"
            errorAt={errorAt}
            onChange={(windows) =>
              onChange({ intervalSeconds, schedule: { ...schedule, windows } })
            }
          />
        </>
      )}
      <TextField
        label={words.zone}
        error={errorAt('/schedule/timeZone')}
        value={schedule.timeZone}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        onChange={(timeZone) => onChange({ intervalSeconds, schedule: { ...schedule, timeZone } })}
      />
      <Coming coming={coming} />
    </fieldset>
  );
}
