import type { RecordEvents } from '@kaopu/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../api/client.ts';
import { isEntry } from '../entries/is-entry.ts';
import { countText } from '../format/number.ts';
import { beijing } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import table from '../ui/table.module.css';
import { Tag } from '../ui/Tag.tsx';
import { countedOf } from './lanes.ts';
import { Lanes } from './Lanes.tsx';
import css from './Lanes.module.css';
import { useEventText } from './use-reading.ts';
import { RECORD_WORDS } from './words.ts';

type Event = RecordEvents['items'][number];

function recordEventsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'record-events'],
    queryFn: ({ signal }) => read<RecordEvents>(`/platforms/${id}/record-events`, {}, signal),
  });
}

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
          <EventTable id={id} events={records.data.items} />
        </>
      ) : null}
    </Card>
  );
}

function Finding({ records: { items, sources } }: { records: RecordEvents }) {
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

/** The same, a row a mark. */
function EventTable({ id, events }: { id: string; events: readonly Event[] }) {
  const { m } = useI18n();
  const words = useWords(RECORD_WORDS);
  const textOf = useEventText();
  return (
    <details className={table['details']} open>
      <summary>{m.shell.table}</summary>
      <div className={table['scroll']} tabIndex={0} role="group" aria-label={words.title}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.lane}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.matched}</th>
              <th scope="col">{words.evidence}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.id} data-match={event.match ?? 'none'}>
                <td>
                  <time dateTime={event.at}>{beijing(new Date(event.at).getTime()).date}</time>
                </td>
                <td>{words.lanes[event.lane]}</td>
                <td className={css['what']}>{textOf(event)}</td>
                <td>{event.source ?? words.look}</td>
                <td>
                  <Match event={event} />
                </td>
                <td>
                  <Rests id={id} evidence={event.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Match({ event: { match } }: { event: Event }) {
  const words = useWords(RECORD_WORDS);
  if (match === null) return '—';
  if (match !== 'namesake') return words.match[match];
  return (
    <>
      <Tag look="dashed">{words.match.namesake}</Tag> {words.zero}
    </>
  );
}

function Rests({ id, evidence }: { id: string; evidence: string | null }) {
  const words = useWords(RECORD_WORDS);
  if (evidence === null) return '—';
  if (isEntry(evidence)) {
    return (
      <Link to="/platforms/$id/evidence" params={{ id }} hash={evidence}>
        {words.open}
      </Link>
    );
  }
  return (
    <NewTabLink href={`/api/v1/platforms/${id}/observations?keys=${encodeURIComponent(evidence)}`}>
      {words.open}
    </NewTabLink>
  );
}
