import type { ProbeKind } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { ScheduleFields } from '../schedule/ScheduleFields.tsx';
import type { Timing } from '../schedule/timing.ts';
import { ConfigFields } from './ConfigFields.tsx';
import css from './ConfigFields.module.css';
import type { ConfigSchema } from './schema.ts';

/** A probe to be, as a person fills it in. */
export interface ProbeDraft extends Timing {
  kind: string;
  config: unknown;
}

/** What a probe of a kind is to look at and when, by the kind's own schema. */
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
  const { lang } = useI18n();
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
        <ScheduleFields
          value={draft}
          minSeconds={kind.minIntervalSeconds}
          path={path}
          errorAt={errorAt}
          onChange={(timing) => onChange({ ...draft, ...timing })}
        />
      </div>
    </>
  );
}
