import type { WordingView } from '@kaopu/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function wordingQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'wording'],
    queryFn: ({ signal }) => read<WordingView>(`/platforms/${id}/wording`, {}, signal),
  });
}

/** A change of what is dismissed; the answer is the new list, and the score follows by itself. */
export function useWordingChange(
  id: string,
  change: () => Promise<WordingView>,
  onDone?: () => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => {
      client.setQueryData(wordingQuery(id).queryKey, view);
      void client.invalidateQueries({ queryKey: ['platform', id] });
      onDone?.();
    },
  });
}
