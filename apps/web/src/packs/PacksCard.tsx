import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Packs.module.css';
import { packsQuery } from './queries.ts';
import { PACK_WORDS } from './words.ts';

/** A platform's packs, where there are any: the way back to one. */
export function PacksCard({ platformId }: { platformId: string }) {
  const words = useWords(PACK_WORDS).add;
  const packs = useQuery(packsQuery(platformId));
  if (!packs.isSuccess || packs.data.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className={css['packs']}>
        {packs.data.map(({ id, title, items, createdAt }) => (
          <li key={id} className={css['pack']}>
            <Link to="/evidence/packs/$id" params={{ id }}>
              {title}
            </Link>
            <span className={css['hint']}>
              {words.count(countText(items))} · <Clock at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
