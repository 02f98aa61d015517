import { compareText } from '../order.ts';
import type { Score, ScoreStatus } from '../score-types.ts';

/** What the place of a platform goes by. */
export interface Orderable extends Pick<Score, 'status' | 'value' | 'lo'> {
  id: string;
}

/** Total: shown value, then lower bound, largest first, then id. */
function compare(a: Orderable, b: Orderable): number {
  return b.value - a.value || b.lo - a.lo || compareText(a.id, b.id);
}

/** Those that are ranked, best first; then those with too little evidence, and those that failed a floor. */
export function inOrder<T extends Orderable>(
  platforms: readonly T[],
): Record<'ranked' | 'insufficient' | 'vetoed', T[]> {
  const sorted = [...platforms].sort(compare);
  const of = (...statuses: ScoreStatus[]) =>
    sorted.filter(({ status }) => statuses.includes(status));
  return {
    ranked: of('ok', 'unverified'),
    insufficient: of('insufficient'),
    vetoed: of('vetoed'),
  };
}
