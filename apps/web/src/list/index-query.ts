import type { PlatformIndex } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** Every platform, for every buyer. */
export const indexQuery = queryOptions({
  queryKey: ['platforms', 'index'],
  queryFn: ({ signal }) => read<PlatformIndex>('/platforms/index', {}, signal),
  // Thousands of entries are not worth looking through for what stayed equal.
  structuralSharing: false,
});
