import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { unknownText } from '../platform/fault-words.ts';
import { Failure } from '../ui/Failure.tsx';
import { Original } from '../ui/Original.tsx';
import css from './ProbesPage.module.css';
import { outputQuery } from './queries.ts';
import { PROBES_WORDS } from './words.ts';

/** What the last look brought: why it failed in words, then as it came, then all of it up to 20 KB. */
export function Output({ id, at }: { id: string; at: string | null }) {
  const { m } = useI18n();
  const words = useWords(PROBES_WORDS);
  const [open, setOpen] = useState(false);
  const output = useQuery(outputQuery(id, at, open));
  const said = output.data;
  return (
    <details className={css['output']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.output}</summary>
      {open && output.isError ? (
        <Failure error={output.error} onRetry={() => void output.refetch()} />
      ) : null}
      {open && said !== undefined ? (
        <>
          {said.cause === null ? null : (
            <p data-reason>{words.reason(unknownText(said.cause, said.detail, m))}</p>
          )}
          {said.detail === null || said.detail === '' ? null : (
            <p data-raw>
              <Original text={said.detail} />
            </p>
          )}
          {said.text === '' ? <p>{words.noOutput}</p> : null}
          {said.text === '' ? null : (
            <pre className={css['raw']} tabIndex={0} role="region" aria-label={words.output}>
              {said.text}
            </pre>
          )}
          {said.truncated ? <p>{words.truncated(sizeText(said.bytes))}</p> : null}
        </>
      ) : null}
    </details>
  );
}
