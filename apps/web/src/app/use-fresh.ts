import { useEffect, type RefObject } from 'react';

const LONGEST_MS = 4_000;

/**
 * Marks a page as fresh for a few seconds, or until somebody uses it. What stands below something that is
 * still to come would be pushed down by it: on a fresh page it shows only once its place is sure (see
 * Skeleton.module.css). Later it stays, whatever is asked for again.
 */
export function useFresh(page: RefObject<HTMLElement | null>, path: string): void {
  useEffect(() => {
    const { current } = page;
    if (current === null) return;
    const ended = new AbortController();
    const { signal } = ended;
    const end = () => current.removeAttribute('data-fresh');
    current.setAttribute('data-fresh', '');
    for (const use of ['pointerdown', 'keydown'] as const) addEventListener(use, end, { signal });
    const timer = setTimeout(end, LONGEST_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [page, path]);
}
