import type { TodayChange } from '@kaopu/contracts';
import { useState } from 'react';
import { readSeen, withoutSeen, withSeen, type Seen } from './seen.ts';

/** What was marked as seen of one profile's scores; it survives reloading. */
export function useSeen(profile: string) {
  const place = `kaopu.seen.${profile}`;
  const [seen, setSeen] = useState(() => readSeen(localStorage.getItem(place)));

  function keep(next: Seen) {
    setSeen(next);
    localStorage.setItem(place, JSON.stringify(next));
  }

  return {
    seen,
    see: (change: TodayChange) => keep(withSeen(seen, change, Date.now())),
    unsee: (changes: readonly TodayChange[]) => keep(withoutSeen(seen, changes)),
  };
}
