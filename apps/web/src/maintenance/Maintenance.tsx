import type { MaintenanceView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { ActionFailure, Failure } from '../ui/Failure.tsx';
import rows from '../ui/rows.module.css';
import { Tag } from '../ui/Tag.tsx';
import { AddMaintenance } from './AddMaintenance.tsx';
import { maintenanceQuery } from './queries.ts';
import { MAINTENANCE_WORDS } from './words.ts';

/** When a supplier is in maintenance: planned by a person, or said by its site. */
export function Maintenance({ id }: { id: string }) {
  const words = useWords(MAINTENANCE_WORDS);
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const found = useQuery(maintenanceQuery(id));
  const end = useMutation({
    mutationFn: (one: string) => send('DELETE', `/maintenance/${one}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['platform', id] }),
  });
  return (
    <Card title={words.title} aside={<Button onClick={() => setAdding(true)}>{words.add}</Button>}>
      <p className={rows['more']}>{words.lead}</p>
      {adding ? <AddMaintenance id={id} onClose={() => setAdding(false)} /> : null}
      {found.isError ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.items.length === 0 ? <Empty text={words.empty} /> : null}
      <ul>
        {found.data?.items.map((one) => (
          <Item
            key={one.id}
            maintenance={one}
            busy={end.isPending}
            onEnd={() => end.mutate(one.id)}
          />
        ))}
      </ul>
      <ActionFailure error={end.error} />
    </Card>
  );
}

function Item({
  maintenance: { plan, note, from, until, state },
  busy,
  onEnd,
}: {
  maintenance: MaintenanceView;
  busy: boolean;
  onEnd: () => void;
}) {
  const { absolute } = useI18n();
  const words = useWords(MAINTENANCE_WORDS);
  const isOverNotice = plan === null && state === 'over';
  return (
    <li className={rows['row']}>
      <span>
        <Tag look={state === 'active' ? 'warning' : 'plain'}>{words.states[state]}</Tag>{' '}
        {plan === null ? words.notice : words.kinds[plan.kind]}
        {note === '' ? '' : ` · ${note}`}
        <br />
        {words.span(absolute(from), absolute(until))}
      </span>
      {isOverNotice ? null : (
        <Button look="quiet" disabled={busy} onClick={onEnd}>
          {plan === null ? words.refuse : words.forget}
        </Button>
      )}
    </li>
  );
}
