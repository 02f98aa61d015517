import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { explanationQuery, insightsQuery, trendQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { Floors } from '../platform/Floors.tsx';
import { startingAt, TrendPicture } from '../platform/TrendPicture.tsx';
import { Losses } from '../platform/Why.tsx';
import { EventTable } from '../records/EventTable.tsx';
import { recordEventsQuery } from '../records/queries.ts';
import { Finding } from '../records/RecordsCard.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './PlatformReport.module.css';
import { MONTH_HOURS } from './month-hours.ts';
import { PLATFORM_REPORT_WORDS } from './words.ts';

interface About {
  id: string;
  profile: ProfileId;
  scored: boolean;
}

export function FloorSection({ id, profile, scored }: About) {
  const insights = useQuery({ ...insightsQuery(id), enabled: scored });
  if (insights.isLoading) return <Skeleton height={224} />;
  if (!insights.isSuccess) return null;
  return <Floors id={id} profile={profile} insights={insights.data} />;
}

/** Every point with what it rests on, nothing folded away; and what the score was made from. */
export function WhySection({ id, profile, scored }: About) {
  const words = useWords(PLATFORM_REPORT_WORDS);
  const why = useQuery({ ...explanationQuery(id, profile), enabled: scored });
  if (!scored) return null;
  if (why.isError) return <Failure error={why.error} onRetry={() => void why.refetch()} />;
  if (!why.isSuccess) return <Skeleton height={320} />;
  const { knownAt, inputDigest, profileHash } = why.data.provenance;
  const basis = [
    [words.method, why.data.score.method],
    [words.weights, profileHash],
    [words.inputs, inputDigest],
    [words.knownAt, knownAt],
  ] as const;
  return (
    <>
      <Card title={words.why}>
        <Losses platformId={id} profile={profile} why={why.data} isWhole />
      </Card>
      <Card title={words.basis}>
        <dl className={css['basis']}>
          {basis.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value || '—'}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p className={css['quiet']}>{words.check}</p>
      </Card>
    </>
  );
}

export function TrendSection({
  id,
  profile,
  since,
}: {
  id: string;
  profile: ProfileId;
  since: string;
}) {
  const words = useWords(PLATFORM_REPORT_WORDS);
  const trend = useQuery(trendQuery(id, profile, MONTH_HOURS));
  return (
    <Card title={words.trend}>
      {trend.isPending ? <Skeleton height={320} /> : null}
      {trend.isError ? <Failure error={trend.error} onRetry={() => void trend.refetch()} /> : null}
      {trend.data === undefined ? null : trend.data.points.length === 0 ? (
        <p>{words.trendNone}</p>
      ) : (
        <TrendPicture trend={startingAt(trend.data, since)} />
      )}
    </Card>
  );
}

export function RecordSection({ id }: { id: string }) {
  const words = useWords(PLATFORM_REPORT_WORDS);
  const records = useQuery(recordEventsQuery(id));
  return (
    <Card title={words.records}>
      {records.isPending ? <Skeleton height={160} /> : null}
      {records.isError ? (
        <Failure error={records.error} onRetry={() => void records.refetch()} />
      ) : null}
      {records.data === undefined ? null : (
        <>
          <Finding records={records.data} />
          {records.data.items.length === 0 ? null : (
            <EventTable id={id} events={records.data.items} open />
          )}
        </>
      )}
    </Card>
  );
}
