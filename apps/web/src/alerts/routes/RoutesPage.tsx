import type { RouteView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useTitle } from '../../app/use-title.ts';
import css from '../../reports/Reports.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ActionFailure, Failure } from '../../ui/Failure.tsx';
import rows from '../../ui/rows.module.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AlertNav } from '../AlertNav.tsx';
import { routesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { moved, newRoute } from './draft.ts';
import { Route } from './Route.tsx';
import { RouteDialog } from './RouteDialog.tsx';
import { RouteFacts } from './RouteFacts.tsx';

/** Where alerts go, and when: the first route that fits takes one. */
export function RoutesPage() {
  const words = useWords(ALERT_SETUP_WORDS).routes;
  useTitle(words.title);
  const routes = useQuery(routesQuery);
  const [adding, setAdding] = useState(false);
  // The last takes the rest, and stays.
  const rest = routes.data?.at(-1);
  return (
    <div className={css['page']}>
      <AlertNav here="routes" />
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      <Card
        title={words.list}
        aside={
          <Button disabled={rest === undefined} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        }
      >
        {routes.isPending ? <Skeleton height={90} rows={2} /> : null}
        {routes.isError ? (
          <Failure error={routes.error} onRetry={() => void routes.refetch()} />
        ) : null}
        {routes.data === undefined ? null : <Own routes={routes.data.slice(0, -1)} />}
        {rest === undefined ? null : (
          <p className={rows['what']}>
            <strong>{words.rest}</strong>
            <span>{words.restHint}</span>
            <RouteFacts route={rest} />
          </p>
        )}
        {adding && rest !== undefined ? (
          <RouteDialog route={newRoute(rest)} onClose={() => setAdding(false)} />
        ) : null}
      </Card>
    </div>
  );
}

/** Those of buyers, in an order that they may change. */
function Own({ routes }: { routes: readonly RouteView[] }) {
  const client = useQueryClient();
  const { queryKey } = routesQuery;
  const ids = routes.map(({ id }) => id);
  const order = useMutation({
    mutationFn: (next: string[]) => send('PUT', '/alert-routes/order', { ids: next }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const move = (id: string, by: -1 | 1) => () => order.mutate(moved(ids, id, by));
  return (
    <>
      <ol>
        {routes.map((route, at) => (
          <Route
            key={route.id}
            route={route}
            onMove={{
              up: at === 0 ? null : move(route.id, -1),
              down: at === routes.length - 1 ? null : move(route.id, 1),
            }}
          />
        ))}
      </ol>
      <ActionFailure error={order.error} />
    </>
  );
}
