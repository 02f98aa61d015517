import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
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
import { Bulk } from './Bulk.tsx';
import { causesOf, isLiving } from './causes.ts';
import { ALERT_FILTERS, type AlertFilter } from './filter.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

const route = getRouteApi('/alerts');

export function AlertsPage() {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  useTitle(m.shell.nav.alerts);
  const { state = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const alerts = useInfiniteQuery(alertsQuery(state === 'all' ? '' : state));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const causes = causesOf(alerts.data?.pages.flatMap((page) => page.items) ?? []);
  const living = causes.filter(({ alert }) => isLiving(alert));

  function textOf(id: AlertFilter): string {
    if (id === 'all') return words.all;
    return id === 'muted' ? words.mutedOnes : m.words.alertState[id];
  }

  function pick(id: string, isPicked: boolean) {
    setPicked(new Set(isPicked ? [...picked, id] : [...picked].filter((other) => other !== id)));
  }

  return (
    <>
      <AlertNav here="alerts" />
      <header className={css['head']}>
        <h1>{m.shell.nav.alerts}</h1>
        <Segments
          label={words.filter}
          options={ALERT_FILTERS.map((id) => ({
            id,
            text: textOf(id),
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
      {alerts.isSuccess && causes.length === 0 ? (
        <div className={css['list']}>
          <Empty text={state === 'open' ? words.empty.open : words.empty.other}>
            {words.empty.hint}
          </Empty>
        </div>
      ) : null}
      <Bulk causes={living} picked={picked} onPick={setPicked} />
      {causes.length === 0 ? null : (
        <ul className={css['list']}>
          {causes.map((cause) => (
            <AlertLine
              key={cause.alert.id}
              cause={cause}
              picked={picked.has(cause.alert.id)}
              onPick={isLiving(cause.alert) ? (isPicked) => pick(cause.alert.id, isPicked) : null}
            />
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
