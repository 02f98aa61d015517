import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { platformsQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import rows from '../ui/rows.module.css';
import { REGISTER_WORDS } from './words.ts';

const MOST = 5;

/** A name leads to those that have it already; to register another one, it needs a place to look at. */
export function NameOnly({ name }: { name: string }) {
  const words = useWords(REGISTER_WORDS).named;
  const found = useInfiniteQuery(platformsQuery(useProfile(), name.slice(0, 100)));
  const platforms = (found.data?.pages[0]?.items ?? []).slice(0, MOST);
  return (
    <Card title={words.title}>
      <div role="status">
        {found.isSuccess ? (platforms.length === 0 ? words.none(name) : words.some) : null}
      </div>
      <ul>
        {platforms.map((platform) => (
          <li key={platform.id} className={rows['row']}>
            <Link to="/platforms/$id" params={{ id: platform.id }} search={{}}>
              {platform.name}
            </Link>
          </li>
        ))}
      </ul>
      <p>{words.needed}</p>
    </Card>
  );
}
