import type { SilenceView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTitle } from '../../app/use-title.ts';
import css from '../../reports/Reports.module.css';
import { countText } from '../../format/number.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import table from '../../ui/table.module.css';
import { AlertNav } from '../AlertNav.tsx';
import { blank } from '../matcher.ts';
import { silencesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { Silence } from './Silence.tsx';
import { SilenceDialog } from './SilenceDialog.tsx';

/** What nobody is told of for a while. */
export function SilencesPage() {
  const words = useWords(ALERT_SETUP_WORDS).silences;
  useTitle(words.title);
  const silences = useQuery(silencesQuery);
  const [adding, setAdding] = useState(false);
  const over = (silences.data ?? []).filter(({ state }) => state === 'over');
  const current = (silences.data ?? []).filter(({ state }) => state !== 'over');
  return (
    <div className={css['page']}>
      <AlertNav here="silences" />
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      <Card
        title={words.current}
        aside={<Button onClick={() => setAdding(true)}>{words.add}</Button>}
      >
        {silences.isPending ? <Skeleton height={60} rows={2} /> : null}
        {silences.isError ? (
          <Failure error={silences.error} onRetry={() => void silences.refetch()} />
        ) : null}
        {silences.isSuccess && current.length === 0 ? <Empty text={words.none} /> : null}
        <List silences={current} />
        {over.length === 0 ? null : (
          <details className={table['details']}>
            <summary>{words.past(countText(over.length))}</summary>
            <List silences={over} />
          </details>
        )}
      </Card>
      {adding ? (
        <SilenceDialog matchers={[blank('platform')]} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}

function List({ silences }: { silences: readonly SilenceView[] }) {
  return (
    <ul>
      {silences.map((silence) => (
        <Silence key={silence.id} silence={silence} />
      ))}
    </ul>
  );
}
