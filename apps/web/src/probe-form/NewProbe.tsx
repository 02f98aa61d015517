import type { ProbeKind } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { intervalChoices } from '../platform/intervals.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { ConfigFields } from './ConfigFields.tsx';
import css from './ConfigFields.module.css';
import type { ConfigSchema } from './schema.ts';

/** A probe to be, as a person fills it in. */
export interface ProbeDraft {
  kind: string;
  config: unknown;
  intervalSeconds: number;
}

/** What a probe of a kind is to look at and how often, by the kind's own schema. */
export function NewProbe({
  kind,
  draft,
  path,
  errorAt,
  onChange,
}: {
  kind: ProbeKind;
  draft: ProbeDraft;
  /** JSON pointer of the probe in what is sent. */
  path: string;
  errorAt: (path: string) => string | null;
  onChange: (draft: ProbeDraft) => void;
}) {
  const { lang, m, every } = useI18n();
  return (
    <>
      <p>{kind.description[lang === 'en' ? 'en' : 'zh']}</p>
      <div className={css['fields']}>
        <ConfigFields
          schema={kind.configSchema as ConfigSchema}
          value={draft.config}
          path={`${path}/config`}
          optional={false}
          errorAt={errorAt}
          onChange={(config) => onChange({ ...draft, config })}
        />
        <Field label={m.register.interval} error={errorAt(`${path}/intervalSeconds`)}>
          {(ids) => (
            <select
              {...ids}
              className={control['select']}
              value={draft.intervalSeconds}
              onChange={(event) =>
                onChange({ ...draft, intervalSeconds: Number(event.target.value) })
              }
            >
              {intervalChoices(draft.intervalSeconds, kind.minIntervalSeconds).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {every(seconds)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
