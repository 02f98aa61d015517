import { useInfiniteQuery } from '@tanstack/react-query';
import { observationsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import { standingState } from './bad-state.ts';
import { Octagon } from './Octagon.tsx';
import css from './Standing.module.css';
import { PLATFORM_WORDS } from './words.ts';

/** Says at once that the shop is down or shut, when that is what was last seen of it. */
export function Standing({ id }: { id: string }) {
  const texts = useWords(PLATFORM_WORDS);
  const { data } = useInfiniteQuery(observationsQuery(id));
  const standing = standingState(data?.pages.flatMap((page) => page.items) ?? []);
  if (standing === null) return null;
  return (
    <p className={css['standing']}>
      <Octagon cross={css['cross']} />
      <strong>{texts.standing[standing.state]}</strong>
      <span className={css['when']}>
        {texts.standing.seen} <When at={standing.at} />
      </span>
    </p>
  );
}
