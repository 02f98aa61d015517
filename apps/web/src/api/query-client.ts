import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // The service may run on this very machine: the browser's idea of "offline" says nothing.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem),
      retryDelay: 800,
    },
    mutations: { networkMode: 'always' },
  },
});
