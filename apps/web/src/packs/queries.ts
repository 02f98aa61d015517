import type { PackChange, PackListed, PackView } from '@kaopu/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../api/client.ts';

export function packsQuery(platform: string) {
  return queryOptions({
    queryKey: ['packs', platform],
    queryFn: async ({ signal }) =>
      (await read<{ items: PackListed[] }>('/evidence-packs', { platform }, signal)).items,
  });
}

export function packQuery(id: string) {
  return queryOptions({
    queryKey: ['pack', id],
    queryFn: ({ signal }) => read<PackView>(`/evidence-packs/${id}`, {}, signal),
  });
}

type Contents = Omit<PackChange, 'revision'>;

function contentsOf({ title, note, language, items }: PackView): Contents {
  return {
    title,
    note,
    language,
    items: items.map(({ key, sha256, note: said, show, cover }) => {
      return { key, sha256, note: said, show, cover };
    }),
  };
}

export type EditPack = (change: (contents: Contents) => Partial<Contents>) => void;

/** Changes a pack, one change after the other, each on top of what the one before made of it. */
export function useEditPack(id: string) {
  const client = useQueryClient();
  const { queryKey } = packQuery(id);
  return useMutation({
    scope: { id: `pack ${id}` },
    mutationFn: async (change: Parameters<EditPack>[0]) => {
      const pack =
        client.getQueryData<PackView>(queryKey) ?? (await client.fetchQuery(packQuery(id)));
      const contents = contentsOf(pack);
      const body: PackChange = { ...contents, ...change(contents), revision: pack.revision };
      return send<PackView>('PUT', `/evidence-packs/${id}`, body);
    },
    onSuccess: async (pack) => {
      // What was read meanwhile is older than this.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, pack);
    },
  });
}
