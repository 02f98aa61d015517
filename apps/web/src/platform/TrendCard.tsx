import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { trendQuery } from '../api/queries.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FIRST_TREND_HOURS, RANGES } from './ranges.ts';
import { startingAt, TrendPicture } from './TrendPicture.tsx';

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
  const { hours = FIRST_TREND_HOURS } = route.useSearch();
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
        <TrendPicture trend={startingAt(trend.data, since)} />
      ) : null}
    </Card>
  );
}
