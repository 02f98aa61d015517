import { useInfiniteQuery } from '@tanstack/react-query';
import { observationsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import { standingState } from './bad-state.ts';
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
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
        <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" className={css['cross']} />
      </svg>
      <strong>{texts.standing[standing.state]}</strong>
      <span className={css['when']}>
        {texts.standing.seen} <When at={standing.at} />
      </span>
    </p>
  );
}
