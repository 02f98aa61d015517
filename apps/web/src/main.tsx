import './list/early.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/query-client.ts';
import { applyTheme, storedTheme } from './app/theme.ts';
import { chooseLanguage, storedLanguage } from './i18n/language.ts';
import { router } from './router.tsx';
import './style/tokens.css';
import './style/base.css';

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
