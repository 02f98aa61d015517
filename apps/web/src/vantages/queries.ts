import type { Vantages } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

const FRESH_MS = 10_000;

export const vantagesQuery = queryOptions({
  queryKey: ['vantages'],
  queryFn: ({ signal }) => read<Vantages>('/vantages', {}, signal),
  refetchInterval: FRESH_MS,
});
