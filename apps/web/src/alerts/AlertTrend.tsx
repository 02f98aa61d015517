import type { AlertDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { trendQuery } from '../api/queries.ts';
import { useNow } from '../app/use-now.ts';
import { useProfile } from '../app/profile.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { startingAt, TrendPicture } from '../platform/TrendPicture.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { trendHours } from './trend-hours.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

/** The score around an alert, with the time it lasted shaded. */
export function AlertTrend({
  alert: { platformId, openedAt, resolvedAt },
}: {
  alert: Pick<AlertDetail, 'platformId' | 'openedAt' | 'resolvedAt'>;
}) {
  const { absolute } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const trendWords = useWords(TREND_WORDS);
  const now = useNow();
  const from = new Date(openedAt).getTime();
  const until = resolvedAt === null ? now : new Date(resolvedAt).getTime();
  const trend = useQuery(trendQuery(platformId, useProfile(), trendHours(from, now)));
  const first = trend.data?.points[0];
  return (
    <Card title={trendWords.title}>
      {trend.isPending ? <Skeleton height={360} /> : null}
      {trend.isError ? <Failure error={trend.error} onRetry={() => void trend.refetch()} /> : null}
      {trend.isSuccess && first === undefined ? <Empty text={trendWords.empty} /> : null}
      {trend.isSuccess && first !== undefined ? (
        <TrendPicture
          trend={{
            ...startingAt(trend.data, first.at < openedAt ? first.at : openedAt),
            // What changed is told below, in full.
            marks: [],
          }}
          shaded={{
            from,
            until,
            text: words.during(
              absolute(openedAt),
              resolvedAt === null ? words.now : absolute(resolvedAt),
            ),
          }}
        />
      ) : null}
    </Card>
  );
}
