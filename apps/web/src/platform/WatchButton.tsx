import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { HEAD_WORDS } from './head-words.ts';
import { tagsQuery } from './tags.ts';

/** The same whatever the language: rules go by it. */
const TAG = '关注';

/** Marks a platform as one's own, by a tag that alerts may be ruled and routed by. */
export function WatchButton({ id }: { id: string }) {
  const words = useWords(HEAD_WORDS);
  const client = useQueryClient();
  const query = tagsQuery(id);
  const { data: tags } = useQuery(query);
  const isWatched = tags?.includes(TAG) ?? false;
  const change = useMutation({
    mutationFn: (known: readonly string[]) =>
      send('PUT', `/platforms/${id}/tags`, {
        tags: isWatched ? known.filter((tag) => tag !== TAG) : [...known, TAG],
      }),
    onSettled: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  return (
    <>
      <Button
        aria-pressed={isWatched}
        title={words.watchHelp}
        disabled={tags === undefined || change.isPending}
        onClick={() => {
          if (tags !== undefined) change.mutate(tags);
        }}
      >
        {isWatched ? `★ ${words.watched}` : `☆ ${words.watch}`}
      </Button>
      <ActionFailure error={change.error} />
    </>
  );
}
