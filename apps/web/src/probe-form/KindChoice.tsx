import type { ProbeKind } from '@kaopu/contracts';
import { useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import type { ProbeDraft } from './NewProbe.tsx';
import { begun, type ConfigSchema } from './schema.ts';
import { PROBE_FORM_WORDS } from './words.ts';

/** A probe of a kind before anything is filled in. */
export function blankProbe(kind: ProbeKind): ProbeDraft {
  return {
    kind: kind.kind,
    config: begun(kind.configSchema as ConfigSchema, {}),
    intervalSeconds: kind.defaultIntervalSeconds,
  };
}

/** Which kind of probe to add. */
export function KindChoice({
  kinds,
  onChoose,
}: {
  kinds: readonly ProbeKind[];
  onChoose: (kind: ProbeKind) => void;
}) {
  const { lang } = useI18n();
  const words = useWords(PROBE_FORM_WORDS);
  const [name, setName] = useState('');
  const kind = kinds.find((each) => each.kind === name) ?? kinds[0];
  if (kind === undefined) return null;
  return (
    <>
      <Field label={words.kind}>
        {(ids) => (
          <select
            {...ids}
            className={control['select']}
            value={kind.kind}
            onChange={(event) => setName(event.target.value)}
          >
            {kinds.map((each) => (
              <option key={each.kind} value={each.kind}>
                {each.title[lang === 'en' ? 'en' : 'zh']}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button onClick={() => onChoose(kind)}>{words.addProbe}</Button>
    </>
  );
}
