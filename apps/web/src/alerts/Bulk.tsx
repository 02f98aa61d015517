import type { AlertRow, AlertsSaid } from '@kaopu/contracts';
import { useState } from 'react';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import css from './Bulk.module.css';
import type { Cause } from './causes.ts';
import { Undone } from './Undone.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSaySeveral } from './use-say-several.ts';
import { ALERT_PAGE_WORDS, type AlertPageWords } from './words.ts';
import { WordDialog, type Word } from './WordDialog.tsx';

const WORDS = ['acknowledged', 'snoozed', 'dismissed'] as const satisfies readonly Word[];

function outcome({ said, ended }: AlertsSaid, words: AlertPageWords): string {
  return [
    ...(said.length > 0 ? [words.dealt(countText(said.length))] : []),
    ...(ended.length > 0 ? [words.endedBefore(countText(ended.length))] : []),
  ].join(' ');
}

/** One word on several rows: what is chosen is by the id of each row's first alert. */
export function Bulk({
  causes,
  picked,
  onPick,
}: {
  causes: readonly Cause<AlertRow>[];
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
}) {
  const words = useWords(ALERT_PAGE_WORDS);
  const [asked, setAsked] = useState<Word | null>(null);
  const say = useSaySeveral();
  const chosen = causes.filter(({ alert }) => picked.has(alert.id));
  const ids = chosen.flatMap(({ alert, others }) => [alert, ...others].map(({ id }) => id));
  const group = useKeptFocus(
    say.status !== 'idle' && asked === null,
    `${say.status} ${ids.length}`,
  );

  function tell(what: Parameters<typeof say.mutate>[0]) {
    say.mutate(what, { onSuccess: () => onPick(new Set()) });
  }

  return (
    <div ref={group} tabIndex={-1} role="group" aria-label={words.several} className={css['bulk']}>
      {causes.length === 0 ? null : (
        <>
          <Check
            checked={chosen.length === causes.length}
            onChange={(all) => onPick(new Set(all ? causes.map(({ alert }) => alert.id) : []))}
          >
            {words.pickAll}
          </Check>
          {ids.length === 0 ? null : <span>{words.picked(countText(ids.length))}</span>}
          <span className={css['words']}>
            {WORDS.map((word) => (
              <Button key={word} disabled={ids.length === 0} onClick={() => setAsked(word)}>
                {words.confirm[word]}
              </Button>
            ))}
          </span>
        </>
      )}
      <p role="status">{say.isSuccess && ids.length === 0 ? outcome(say.data, words) : null}</p>
      {say.isError ? <Undone error={say.error} onRetry={() => tell(say.variables)} /> : null}
      {asked === null ? null : (
        <WordDialog
          word={asked}
          onClose={() => setAsked(null)}
          onSaid={(word) => {
            setAsked(null);
            tell({ ids, said: word });
          }}
        />
      )}
    </div>
  );
}
