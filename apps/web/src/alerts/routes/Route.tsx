import type { RouteView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useWords } from '../../i18n/use-words.ts';
import form from '../../platform/EditDialog.module.css';
import { Button } from '../../ui/Button.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import rows from '../../ui/rows.module.css';
import { routesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { routeInputOf } from './draft.ts';
import { RouteDialog } from './RouteDialog.tsx';
import { RouteFacts } from './RouteFacts.tsx';

/** One route in its place. */
export function Route({
  route,
  onMove,
}: {
  route: RouteView;
  /** null where there is no such place. */
  onMove: { up: (() => void) | null; down: (() => void) | null };
}) {
  const setup = useWords(ALERT_SETUP_WORDS);
  const words = setup.routes;
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const { id, name } = route;
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/alert-routes/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: routesQuery.queryKey }),
  });
  return (
    <li className={rows['row']}>
      <span className={rows['what']}>
        <strong>{name}</strong>
        <RouteFacts route={route} />
        <span className={form['buttons']}>
          {(['up', 'down'] as const).map((way) => (
            <Button
              key={way}
              aria-label={`${words[way]}: ${name}`}
              disabled={onMove[way] === null}
              onClick={() => onMove[way]?.()}
            >
              {words[way]}
            </Button>
          ))}
          <Button aria-label={`${setup.edit}: ${name}`} onClick={() => setEditing(true)}>
            {setup.edit}
          </Button>
          <Button
            look="danger"
            aria-label={`${setup.remove}: ${name}`}
            disabled={remove.isPending}
            onClick={() => {
              if (confirm(words.removeAsk(name))) remove.mutate();
            }}
          >
            {setup.remove}
          </Button>
        </span>
        <ActionFailure error={remove.error} />
      </span>
      {editing ? (
        <RouteDialog id={id} route={routeInputOf(route)} onClose={() => setEditing(false)} />
      ) : null}
    </li>
  );
}
