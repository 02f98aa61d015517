import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import css from './PartTabs.module.css';
import { PART_WORDS } from './part-words.ts';

const PARTS = [
  { to: '/platforms/$id', key: 'overview' },
  { to: '/platforms/$id/prices', key: 'prices' },
  { to: '/platforms/$id/service', key: 'service' },
  { to: '/platforms/$id/records', key: 'records' },
  { to: '/platforms/$id/evidence', key: 'evidence' },
  { to: '/platforms/$id/probes', key: 'probes' },
] as const;

/** The parts of a platform's page: links, for each has an address of its own. */
export function PartTabs({ id }: { id: string }) {
  const words = useWords(PART_WORDS);
  return (
    <nav className={css['tabs']} aria-label={words.label}>
      {PARTS.map(({ to, key }) => (
        <Link
          key={key}
          to={to}
          params={{ id }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={css['tab']}
          resetScroll={false}
        >
          {words[key]}
        </Link>
      ))}
    </nav>
  );
}
