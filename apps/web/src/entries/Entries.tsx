import type { EntryView } from '@kaopu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { EntryItem } from './EntryItem.tsx';
import css from './Entries.module.css';
import { entriesQuery, entryKindsQuery } from './queries.ts';
import { RetractDialog } from './RetractDialog.tsx';
import { ENTRY_WORDS } from './words.ts';

/** What people told of a platform, and the way to tell more. */
export function Entries({ id }: { id: string }) {
  const words = useWords(ENTRY_WORDS);
  const entries = useInfiniteQuery(entriesQuery(id));
  const kinds = useQuery(entryKindsQuery);
  const [retracting, setRetracting] = useState<EntryView | null>(null);
  // A line says what kind it is: it stands once that is known, lest it changes under the reader's eyes.
  const isPending = entries.isPending || kinds.isPending;
  const items = isPending ? [] : (entries.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <div id="entries">
      <Card
        title={words.title}
        aside={
          <Link
            to="/platforms/$id/entries/new/{-$kind}"
            params={{ id }}
            className={buttonClass('accent')}
          >
            {words.add}
          </Link>
        }
      >
        <Link to="/imports">{words.importRecords}</Link>
        {isPending && !entries.isError ? <Skeleton height={44} rows={3} /> : null}
        {entries.isError ? (
          <Failure error={entries.error} onRetry={() => void entries.refetch()} />
        ) : null}
        {entries.isSuccess && !isPending && items.length === 0 ? (
          <Empty text={words.empty} />
        ) : null}
        <ol className={css['entries']}>
          {items.map((entry) => (
            <EntryItem
              key={entry.key}
              platformId={id}
              entry={entry}
              kind={kinds.data?.items.find(({ kind }) => kind === entry.kind)}
              onRetract={() => setRetracting(entry)}
            />
          ))}
        </ol>
        {entries.hasNextPage && !isPending ? (
          <Button
            look="quiet"
            disabled={entries.isFetchingNextPage}
            onClick={() => void entries.fetchNextPage()}
          >
            {words.more}
          </Button>
        ) : null}
      </Card>
      {retracting === null ? null : (
        <RetractDialog platformId={id} entry={retracting} onClose={() => setRetracting(null)} />
      )}
    </div>
  );
}
