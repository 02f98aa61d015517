import type { ComparisonColumn } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '../app/use-now.ts';
import { Marker } from '../charts/Marker.tsx';
import { useWords } from '../i18n/use-words.ts';
import { EventTable } from '../records/EventTable.tsx';
import { spanOf } from '../records/lanes.ts';
import { Lanes } from '../records/Lanes.tsx';
import { Finding } from '../records/RecordsCard.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Compare.module.css';
import { stripsQuery } from './queries.ts';
import { STRIP_WORDS } from './strip-words.ts';

/** What is on record about each, below each other on one time axis. */
export function RecordLanes({
  platforms,
}: {
  platforms: readonly Pick<ComparisonColumn, 'id' | 'name'>[];
}) {
  const words = useWords(STRIP_WORDS);
  const now = useNow();
  const strips = useQuery(stripsQuery(platforms.map(({ id }) => id)));
  const recordsOf = (id: string) => strips.data?.get(id)?.records;
  const shared = spanOf(
    platforms.flatMap(({ id }) => recordsOf(id)?.items ?? []),
    now,
  );
  return (
    <Card title={words.lanes}>
      <p className={css['quiet']}>{words.lanesLead}</p>
      {strips.isError ? (
        <Failure error={strips.error} onRetry={() => void strips.refetch()} />
      ) : null}
      {strips.isPending ? <Skeleton height={160} /> : null}
      {platforms.map(({ id, name }, series) => {
        const records = recordsOf(id);
        if (records === undefined) return null;
        return (
          <div key={id} className={css['lanes']} data-lanes-of={id}>
            <h3 className={css['series']}>
              <Marker series={series} /> {name}
            </h3>
            <Finding records={records} />
            {records.items.length === 0 ? (
              <p className={css['quiet']}>{words.lanesNone}</p>
            ) : (
              <>
                <Lanes events={records.items} about={name} shared={shared} />
                <EventTable id={id} events={records.items} />
              </>
            )}
          </div>
        );
      })}
    </Card>
  );
}
