import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { applyTheme, storedTheme } from './app/theme.ts';
import { chooseLanguage, storedLanguage } from './i18n/language.ts';
import { router } from './router.tsx';
import './style/tokens.css';
import './style/base.css';

const queries = new QueryClient({
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

applyTheme(storedTheme());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await chooseLanguage(storedLanguage());
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
