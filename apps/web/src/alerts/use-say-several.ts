import type { AlertRow, AlertsSaid, Page } from '@kaopu/contracts';
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { afterWord, isListed, type Said } from './said.ts';

type List = InfiniteData<Page<AlertRow>, string | undefined>;

/** A list as it will be once these alerts have taken the word. */
function listAfter(list: List, key: unknown, ids: ReadonlySet<string>, said: Said): List {
  const itemsOf = (page: Page<AlertRow>) =>
    page.items.flatMap((alert) => {
      if (!ids.has(alert.id)) return [alert];
      const after = afterWord(alert, said);
      return isListed(after, key) ? [after] : [];
    });
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: itemsOf(page) })) };
}

/** One word on several alerts, as `useSay` says it on one. */
export function useSaySeveral() {
  const client = useQueryClient();
  const lists = { queryKey: ['alerts'] };
  return useMutation({
    mutationFn: ({ ids, said }: { ids: string[]; said: Said }) =>
      send<AlertsSaid>('POST', `/alerts/${'state' in said ? 'decisions' : 'snoozes'}`, {
        ...said,
        ids,
      }),
    onMutate: async ({ ids, said }) => {
      await client.cancelQueries(lists);
      const before = client.getQueriesData<List>(lists);
      const meant = new Set(ids);
      for (const [key, list] of before) {
        if (list !== undefined) client.setQueryData(key, listAfter(list, key[1], meant, said));
      }
      return { before };
    },
    onError: (_error, _said, context) => {
      for (const [key, list] of context?.before ?? []) client.setQueryData(key, list);
    },
    onSettled: () => {
      for (const queryKey of [['alerts'], ['alert'], ['today'], ['platforms'], ['platform']]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
