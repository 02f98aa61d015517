import type { ProfileView, RankingInputs } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export function rankingInputsQuery(profile: ProfileId) {
  return queryOptions({
    // Below the ranking's own key: a new ranking makes it out of date.
    queryKey: ['ranking', profile, 'inputs'],
    queryFn: ({ signal }) => read<RankingInputs>('/ranking/inputs', { profile }, signal),
  });
}

export const profilesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: ({ signal }) => read<{ items: ProfileView[] }>('/profiles', {}, signal),
});
