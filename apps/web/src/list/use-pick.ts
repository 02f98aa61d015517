import type { PlatformRowMore } from '@kaopu/contracts';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { idsIn, MOST_COMPARED } from '../compare/ids.ts';

/**
 * Ticks platforms to be compared, in the address. `pick` stays the same function, so that ticking one
 * row draws no other anew; `refused` is the name of one that was too many.
 */
export function usePick() {
  const router = useRouter();
  const [refused, setRefused] = useState('');
  const write = useCallback(
    (ids: readonly string[]) =>
      void router.navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ({ cmp: _before, ...kept }) => ({
          ...kept,
          ...(ids.length > 0 && { cmp: ids.join(',') }),
        }),
      }),
    [router],
  );
  const pick = useCallback(
    ({ id, name }: Pick<PlatformRowMore, 'id' | 'name'>) => {
      // The last that was asked for: what is drawn may be behind by a tick or two.
      const before = idsIn(router.latestLocation.search.cmp);
      const after = before.filter((other) => other !== id);
      if (after.length === before.length) after.push(id);
      const isFull = after.length > MOST_COMPARED;
      setRefused(isFull ? name : '');
      if (!isFull) write(after);
    },
    [router, write],
  );
  return { pick, clear: () => write([]), refused };
}
