import type { RecordEvents } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { EventTable } from './EventTable.tsx';
import { countedOf } from './lanes.ts';
import { Lanes } from './Lanes.tsx';
import css from './Lanes.module.css';
import { recordEventsQuery } from './queries.ts';
import { RECORD_WORDS } from './words.ts';

/** What is on record, when, by which source, and whether it is this company's at all. */
export function RecordsCard({ id }: { id: string }) {
  const words = useWords(RECORD_WORDS);
  const records = useQuery(recordEventsQuery(id));
  return (
    <Card title={words.title}>
      {records.isPending ? <Skeleton height={280} /> : null}
      {records.isError ? (
        <Failure error={records.error} onRetry={() => void records.refetch()} />
      ) : null}
      {records.isSuccess ? <Finding records={records.data} /> : null}
      {records.isSuccess && records.data.items.length === 0 ? (
        <Empty text={words.empty}>{words.emptyHint}</Empty>
      ) : null}
      {records.isSuccess && records.data.items.length > 0 ? (
        <>
          <Lanes events={records.data.items} />
          <p className={css['legend']}>
            <span>{words.legendSure}</span>
            <span>{words.legendUnsure}</span>
          </p>
          <EventTable id={id} events={records.data.items} open />
        </>
      ) : null}
    </Card>
  );
}

/** How much of it there is, and who was asked. */
export function Finding({ records: { items, sources } }: { records: RecordEvents }) {
  const words = useWords(RECORD_WORDS);
  const { penalties, lawsuits, namesakes } = countedOf(items);
  return (
    <div className={css['finding']}>
      <p>
        <strong>
          {penalties + lawsuits === 0
            ? words.findingNone
            : words.finding(countText(penalties), countText(lawsuits))}
        </strong>
      </p>
      <p className={css['note']}>
        {sources.length === 0 ? words.unread : words.sources(sources.join('、'))}
      </p>
      {namesakes === 0 ? null : (
        <p className={css['note']}>{words.namesakes(countText(namesakes))}</p>
      )}
    </div>
  );
}
