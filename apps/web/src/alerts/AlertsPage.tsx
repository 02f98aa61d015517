import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { alertsQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AlertLine } from './AlertLine.tsx';
import { AlertNav } from './AlertNav.tsx';
import css from './AlertsPage.module.css';
import { ALERT_FILTERS } from './filter.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

const route = getRouteApi('/alerts');

export function AlertsPage() {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  useTitle(m.alerts.title);
  const { state = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const alerts = useInfiniteQuery(alertsQuery(state === 'all' ? '' : state));
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <AlertNav here="alerts" />
      <header className={css['head']}>
        <h1>{m.alerts.title}</h1>
        <Segments
          label={words.filter}
          options={ALERT_FILTERS.map((id) => ({
            id,
            text: id === 'all' ? words.all : m.words.alertState[id],
          }))}
          value={state}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, state: next }), replace: true })
          }
        />
      </header>
      {alerts.isPending ? <Skeleton height={76} rows={6} /> : null}
      {alerts.isError ? (
        <Failure error={alerts.error} onRetry={() => void alerts.refetch()} />
      ) : null}
      {alerts.isSuccess && items.length === 0 ? (
        <div className={css['list']}>
          <Empty text={state === 'open' ? words.empty.open : words.empty.other}>
            {words.empty.hint}
          </Empty>
        </div>
      ) : null}
      {items.length === 0 ? null : (
        <ul className={css['list']}>
          {items.map((alert) => (
            <AlertLine key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      {alerts.hasNextPage ? (
        <div className={css['more']}>
          <Button disabled={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
