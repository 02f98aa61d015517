import type { RouteInput } from '@kaopu/contracts';
import { countText } from '../../format/number.ts';
import { useWords } from '../../i18n/use-words.ts';
import css from '../../schedule/Schedule.module.css';
import { Button } from '../../ui/Button.tsx';
import { LengthField } from '../../ui/LengthField.tsx';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { ChannelFields } from './ChannelFields.tsx';
import { MOST_STEPS, STEPS } from './draft.ts';

type Step = RouteInput['escalation'][number];
const FIRST_MINUTES = 30;

/** Who else is told, and after how long without anybody's word; in two steps at most. */
export function EscalationFields({
  value,
  errorAt,
  onChange,
}: {
  value: readonly Step[];
  errorAt: (path: string) => string | null;
  onChange: (steps: Step[]) => void;
}) {
  const words = useWords(ALERT_SETUP_WORDS).routes;
  const put = (at: number, part: Partial<Step>) =>
    onChange(value.map((own, i) => (i === at ? { ...own, ...part } : own)));
  return (
    <fieldset className={css['fields']} aria-label={words.escalation}>
      <p className={css['hint']}>
        <strong>{words.escalation}</strong> {words.escalationHint}
      </p>
      {value.map(({ afterMinutes, channelIds }, at) => (
        <fieldset key={at} className={css['row']} aria-label={words.step(countText(at + 1))}>
          <LengthField
            label={`${words.step(countText(at + 1))}: ${words.after}`}
            seconds={afterMinutes * 60}
            choices={STEPS}
            error={errorAt(`/escalation/${at}/afterMinutes`)}
            onChange={(seconds) => put(at, { afterMinutes: (seconds ?? 0) / 60 })}
          />
          <ChannelFields
            label={words.channels}
            value={channelIds}
            error={errorAt(`/escalation/${at}/channelIds`)}
            onChange={(ids) => put(at, { channelIds: ids })}
          />
          <Button look="quiet" onClick={() => onChange(value.filter((_, i) => i !== at))}>
            {words.removeStep(countText(at + 1))}
          </Button>
        </fieldset>
      ))}
      {value.length >= MOST_STEPS ? null : (
        <div>
          <Button
            onClick={() =>
              onChange([
                ...value,
                { afterMinutes: FIRST_MINUTES * (value.length + 1), channelIds: [] },
              ])
            }
          >
            {words.addStep}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
