import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { alertsQuery } from '../api/queries.ts';
import { countText } from '../format/number.ts';
import { chooseLanguage } from '../i18n/language.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { cx } from '../ui/classes.ts';
import control from '../ui/control.module.css';
import { Brand, Icon } from './Icon.tsx';
import css from './Navigation.module.css';
import { isProfile, PROFILE_IDS, useChooseProfile, useProfile } from './profile.ts';
import { ThemeButton } from './ThemeButton.tsx';

const PAGES = [
  { to: '/', key: 'today' },
  { to: '/platforms', key: 'platforms' },
  { to: '/compare', key: 'compare' },
  { to: '/alerts', key: 'alerts' },
  { to: '/log/new', key: 'log' },
  { to: '/register', key: 'register' },
  { to: '/method', key: 'method' },
  { to: '/probes', key: 'probes' },
  { to: '/settings', key: 'settings' },
] as const;

/** Under a thumb and in a narrow window there is room for what is done daily; the settings lead to the rest. */
const RARE: ReadonlySet<string> = new Set(['register', 'method', 'probes']);

/** How many alerts wait, as far as the first page of them tells. */
function OpenAlerts() {
  const { m } = useI18n();
  const alerts = useInfiniteQuery(alertsQuery('open'));
  const pages = alerts.data?.pages ?? [];
  const count = pages.reduce((sum, page) => sum + page.items.length, 0);
  if (count === 0) return null;
  const more = pages.at(-1)?.nextCursor === null ? '' : '+';
  return (
    <span className={css['count']} title={m.shell.openAlerts(count)}>
      {countText(count)}
      {more}
    </span>
  );
}

function PageLinks({ icons }: { icons: boolean }) {
  const pages = icons ? PAGES.filter(({ key }) => !RARE.has(key)) : PAGES;
  const { m } = useI18n();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Every path begins with that of the home page.
  const isWithin = (to: string) => (to === '/' ? path === to : path.startsWith(to));
  return pages.map(({ to, key }) => (
    <Link
      key={to}
      to={to}
      search={{}}
      className={cx(css['link'], isWithin(to) && css['here'], RARE.has(key) && css['rare'])}
      aria-current={path === to ? 'page' : undefined}
    >
      {icons ? <Icon name={key} /> : null}
      <span>{m.shell.nav[key]}</span>
      {key === 'alerts' ? <OpenAlerts /> : null}
    </Link>
  ));
}

function ProfileSelect() {
  const { m } = useI18n();
  const profile = useProfile();
  const choose = useChooseProfile();
  return (
    <select
      className={cx(control['select'], css['profile'])}
      aria-label={m.shell.profile.label}
      value={profile}
      onChange={(event) => {
        if (isProfile(event.target.value)) choose(event.target.value);
      }}
    >
      {PROFILE_IDS.map((id) => (
        <option key={id} value={id}>
          {m.shell.profile[id]}
        </option>
      ))}
    </select>
  );
}

export function TopBar() {
  const { lang, m } = useI18n();
  return (
    <header className={css['top']}>
      <div className={css['inner']}>
        <Link to="/" search={{}} className={css['brand']} title={m.shell.tagline}>
          <Brand />
          <span>{m.shell.brand}</span>
        </Link>
        <nav className={css['pages']} aria-label={m.shell.nav.label}>
          <PageLinks icons={false} />
        </nav>
        <div className={css['tools']}>
          <ProfileSelect />
          <button
            type="button"
            className={css['tool']}
            aria-label={m.shell.languageLabel}
            title={m.shell.languageLabel}
            onClick={() => void chooseLanguage(lang === 'en' ? 'zh-CN' : 'en')}
          >
            <span aria-hidden="true">{lang === 'en' ? '中' : 'EN'}</span>
          </button>
          <ThemeButton className={css['tool']} />
        </div>
      </div>
    </header>
  );
}

export function BottomTabs() {
  const { m } = useI18n();
  return (
    <nav className={css['bottom']} aria-label={m.shell.nav.label}>
      <PageLinks icons />
    </nav>
  );
}
