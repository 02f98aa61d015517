import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { followLive } from '../api/live.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { HealthBar } from './HealthBar.tsx';
import { HelpKey } from './HelpKey.tsx';
import { BottomTabs, TopBar } from './Navigation.tsx';
import css from './Shell.module.css';
import { useFresh } from './use-fresh.ts';
import { useWaitingLog } from './use-waiting-log.ts';

/** The page an address belongs to: the parts of a platform's page are one page. */
function pageOf(path: string): string {
  return path.replace(/^(\/platforms\/[^/]+)\/(?:prices|service|records|evidence|probes)$/, '$1');
}

export function Shell() {
  const { m } = useI18n();
  const client = useQueryClient();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => pageOf(state.location.pathname) });
  const firstPath = useRef(path);

  useEffect(() => followLive(client), [client]);
  useWaitingLog();
  useFresh(main, path);

  // A new page without a reload: put keyboard and screen reader at its start.
  useEffect(() => {
    if (firstPath.current === path) return;
    firstPath.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <>
      <a className={css['skip']} href="#main">
        {m.shell.skip}
      </a>
      <TopBar />
      <HealthBar />
      <main id="main" ref={main} tabIndex={-1} className={css['main']}>
        <Outlet />
      </main>
      <footer className={css['footer']}>
        {m.shell.footer}{' '}
        <Link to="/trust" search={{}}>
          {m.shell.trust}
        </Link>
      </footer>
      <BottomTabs />
      <HelpKey />
    </>
  );
}
