import type { PlatformDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { platformQuery } from '../api/queries.ts';

const route = getRouteApi('/platforms/$id');

/** The platform a part is about: the page shows parts only once it has been read. */
export function usePlatform(): PlatformDetail {
  const { id } = route.useParams();
  const { data } = useQuery(platformQuery(id));
  if (data === undefined) throw new Error('a part is shown before its platform was read');
  return data;
}
