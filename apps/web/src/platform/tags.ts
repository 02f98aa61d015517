import type { PlatformTags } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** What a buyer groups a platform by. */
export function tagsQuery(id: string) {
  return queryOptions({
    queryKey: ['platform', id, 'tags'],
    queryFn: async ({ signal }) =>
      (await read<PlatformTags>(`/platforms/${id}/tags`, {}, signal)).tags,
  });
}

/** Tags as they are written in one line, each once. */
export function tagsIn(text: string): string[] {
  const tags = text.split(/[,，、;；]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
