import type { AlertDetail } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { useProfile } from '../app/profile.ts';
import { alertQuery } from './queries.ts';
import { afterWord, type Said } from './said.ts';

/** A person's word on an alert. It shows at once; if the server refuses, the old state comes back. */
export function useSay(alert: AlertDetail) {
  const client = useQueryClient();
  const { queryKey } = alertQuery(alert.id, useProfile());
  return useMutation({
    mutationFn: (said: Said) =>
      send<AlertDetail>(
        'POST',
        `/alerts/${alert.id}/${'state' in said ? 'decision' : 'snooze'}`,
        said,
      ),
    onMutate: async (said) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, afterWord(alert, said));
      return { before };
    },
    onError: (_error, _said, context) => {
      if (context?.before !== undefined) client.setQueryData(queryKey, context.before);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['alert', alert.id] });
      void client.invalidateQueries({ queryKey: ['alerts'] });
      void client.invalidateQueries({ queryKey: ['today'] });
      void client.invalidateQueries({ queryKey: ['platforms'] });
      void client.invalidateQueries({ queryKey: ['platform', alert.platformId] });
    },
  });
}
