import type { AlertDetail } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { alertQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './Decide.module.css';

type Decision = 'acknowledged' | 'resolved' | 'dismissed';

/** The decision shows at once; if the server refuses, the old state comes back with its reason. */
export function Decide({ alert }: { alert: AlertDetail }) {
  const { m } = useI18n();
  const client = useQueryClient();
  const { queryKey } = alertQuery(alert.id);
  const decide = useMutation({
    mutationFn: (state: Decision) =>
      send<AlertDetail>('POST', `/alerts/${alert.id}/decision`, { state }),
    onMutate: async (state) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, { ...alert, state });
      return { before };
    },
    onError: (_error, _state, context) => {
      if (context?.before !== undefined) client.setQueryData(queryKey, context.before);
    },
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['alerts'] });
      void client.invalidateQueries({ queryKey: ['platforms'] });
      void client.invalidateQueries({ queryKey: ['platform', alert.platformId] });
    },
  });
  if (alert.state === 'resolved' || alert.state === 'dismissed') {
    return <ActionFailure error={decide.error} />;
  }
  return (
    <div className={css['actions']} role="group" aria-label={m.alerts.actions}>
      {alert.state === 'open' ? (
        <Button
          look="accent"
          disabled={decide.isPending}
          onClick={() => decide.mutate('acknowledged')}
        >
          {m.alerts.acknowledge}
        </Button>
      ) : null}
      <Button disabled={decide.isPending} onClick={() => decide.mutate('resolved')}>
        {m.alerts.resolve}
      </Button>
      <Button disabled={decide.isPending} onClick={() => decide.mutate('dismissed')}>
        {m.alerts.dismiss}
      </Button>
      <ActionFailure error={decide.error} />
    </div>
  );
}
