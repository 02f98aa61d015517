import type { ObservationView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { observationsQuery } from '../api/queries.ts';
import { RunStrip } from '../charts/RunStrip.tsx';
import { useKinds, useKindTitle } from '../entries/use-kinds.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import control from '../ui/control.module.css';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { EvidencePackDialog } from './EvidencePackDialog.tsx';
import { Look } from './Look.tsx';
import css from './Looks.module.css';
import { PLATFORM_WORDS } from './words.ts';

const FIRST = 12;
const STATUSES = [
  'observed',
  'unknown',
  'missed',
  'open',
] as const satisfies readonly ObservationView['status'][];

export function Looks({ id }: { id: string }) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const [kind, setKind] = useState('');
  const [status, setStatus] = useState('');
  const [shown, setShown] = useState(FIRST);
  const [packing, setPacking] = useState(false);
  const kinds = useKinds();
  const titleOf = useKindTitle();
  const looks = useInfiniteQuery(observationsQuery(id, kind, status));
  const items = looks.data?.pages.flatMap((page) => page.items) ?? [];
  const words = useWords(PLATFORM_WORDS).looks;

  return (
    <Card
      title={words.title}
      aside={
        <div className={css['filters']}>
          <Button onClick={() => setPacking(true)}>{texts.pack.open}</Button>
          <select
            className={control['select']}
            aria-label={words.kind}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            <option value="">{words.kinds}</option>
            {kinds.map((entry) => (
              <option key={entry.kind} value={entry.kind}>
                {entry.title}
              </option>
            ))}
          </select>
          <select
            className={control['select']}
            aria-label={words.status}
            value={status}
            onChange={(event) => setStatus(event.target.value)}
          >
            <option value="">{words.statuses}</option>
            {STATUSES.map((entry) => (
              <option key={entry} value={entry}>
                {m.words.observation[entry]}
              </option>
            ))}
          </select>
        </div>
      }
    >
      {looks.isPending ? <Skeleton height={44} rows={8} /> : null}
      {looks.isError ? <Failure error={looks.error} onRetry={() => void looks.refetch()} /> : null}
      {looks.isSuccess && items.length === 0 ? <Empty text={words.empty} /> : null}
      {items.length === 0 ? null : (
        <>
          <RunStrip looks={items} />
          <ol className={css['looks']}>
            {items.slice(0, shown).map((look) => (
              <Look
                key={look.key}
                platformId={id}
                look={look}
                title={look.kind === 'retraction' ? words.retraction : titleOf(look.kind)}
              />
            ))}
          </ol>
        </>
      )}
      {looks.hasNextPage || items.length > shown ? (
        <Button
          look="quiet"
          disabled={looks.isFetchingNextPage}
          onClick={() => {
            setShown(items.length + FIRST);
            if (looks.hasNextPage && shown >= items.length) void looks.fetchNextPage();
          }}
        >
          {words.more}
        </Button>
      ) : null}
      {packing ? <EvidencePackDialog id={id} onClose={() => setPacking(false)} /> : null}
    </Card>
  );
}
