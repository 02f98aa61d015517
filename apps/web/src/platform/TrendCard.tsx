import type { Trend } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { trendQuery } from '../api/queries.ts';
import { hasBreaks } from '../charts/trend-model.ts';
import { TrendChart } from '../charts/TrendChart.tsx';
import { scoreText } from '../format/number.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { RANGES } from './ranges.ts';
import { findingOf } from './finding.ts';
import { Marks } from './Marks.tsx';
import { TrendTable } from './TrendTable.tsx';
import css from './TrendCard.module.css';

const route = getRouteApi('/platforms/$id');

export function TrendCard({
  id,
  profile,
  since,
}: {
  id: string;
  profile: ProfileId;
  /** When the platform was registered: before it nothing could be seen, so nothing is missing. */
  since: string;
}) {
  const trendWords = useWords(TREND_WORDS);
  const { hours = 24 } = route.useSearch();
  const navigate = route.useNavigate();
  const trend = useQuery(trendQuery(id, profile, hours));
  return (
    <Card
      title={trendWords.title}
      aside={
        <Segments
          label={trendWords.range}
          options={RANGES.map((range) => ({ id: range, text: trendWords.ranges[range] }))}
          value={hours}
          onChange={(range) =>
            void navigate({ search: (before) => ({ ...before, hours: range }), replace: true })
          }
        />
      }
    >
      {trend.isPending ? <Skeleton height={360} /> : null}
      {trend.isError ? <Failure error={trend.error} onRetry={() => void trend.refetch()} /> : null}
      {trend.isSuccess && trend.data.points.length === 0 ? (
        <Empty text={trendWords.empty}>{trendWords.emptyHint}</Empty>
      ) : null}
      {trend.isSuccess && trend.data.points.length > 0 ? (
        <Drawn trend={startingAt(trend.data, since)} />
      ) : null}
    </Card>
  );
}

const MIN_SPAN_MS = 120_000;

/** The picture starts at registration when that lies within the range. */
function startingAt(trend: Trend, since: string): Trend {
  const to = new Date(trend.to).getTime();
  const from = Math.min(new Date(since).getTime(), to - MIN_SPAN_MS);
  return from <= new Date(trend.from).getTime()
    ? trend
    : { ...trend, from: new Date(from).toISOString() };
}

function Drawn({ trend }: { trend: Trend }) {
  const trendWords = useWords(TREND_WORDS);
  const finding = findingOf(trend.points);
  const words = trendWords.finding;
  return (
    <div className={css['drawn']}>
      <p className={css['finding']}>
        <strong>
          {finding.kind === 'steady'
            ? words.steady(scoreText(finding.to))
            : words[finding.kind](scoreText(finding.from), scoreText(finding.to))}
        </strong>
        <span className={css['legend']}>
          <span className={css['lineKey']}>{trendWords.legendLine}</span>
          <span className={css['bandKey']}>{trendWords.legendBand}</span>
          {hasBreaks(trend) ? <span>{trendWords.legendGap}</span> : null}
        </span>
      </p>
      <TrendChart trend={trend} />
      <Marks marks={trend.marks} />
      <TrendTable trend={trend} />
    </div>
  );
}
