import { Link } from '@tanstack/react-router';
import css from '../app/Navigation.module.css';
import { useWords } from '../i18n/use-words.ts';
import form from '../platform/EditDialog.module.css';
import { cx } from '../ui/classes.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

const PLACES = [
  { to: '/alerts', key: 'alerts' },
  { to: '/alerts/rules', key: 'rules' },
  { to: '/alerts/silences', key: 'silences' },
  { to: '/alerts/routes', key: 'routes' },
] as const;

/** The list of alerts, and what decides on them. */
export function AlertNav({ here }: { here: (typeof PLACES)[number]['key'] }) {
  const { nav } = useWords(ALERT_PAGE_WORDS);
  return (
    <nav aria-label={nav.label} className={form['buttons']}>
      {PLACES.map(({ to, key }) => (
        <Link
          key={to}
          to={to}
          search={{}}
          className={cx(css['link'], key === here && css['here'])}
          aria-current={key === here ? 'page' : undefined}
        >
          {nav[key]}
        </Link>
      ))}
    </nav>
  );
}
