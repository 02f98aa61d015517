import { childKey } from '../alerts.ts';
import { compareMoments, compareText } from '../order.ts';
import type { Severity } from '../types.ts';
import type { Risk, StoredChange } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

const whenOf = ({ at, id }: StoredChange) => ({ t: at, id });

/**
 * Changes for the worse that stand at the end: of everything about one thing (`childKey`) the last word
 * counts, and good news takes the bad back. Mere information is no risk. Worst first, then newest.
 */
export function risksOf(
  changes: readonly StoredChange[],
  nameOf: ReadonlyMap<string, string>,
): Risk[] {
  const last = new Map<string, StoredChange>();
  const inOrder = changes.toSorted((a, b) => compareMoments(whenOf(a), whenOf(b)));
  for (const change of inOrder) {
    last.set(`${change.platformId}|${change.dimension}|${childKey(change)}`, change);
  }
  return [...last.values()]
    .flatMap((change): Risk[] => {
      const { platformId, evidence } = change;
      const name = nameOf.get(platformId);
      if (name === undefined || change.recovery || change.severity === 'info') return [];
      return [{ platformId, name, change, evidence }];
    })
    .sort(
      (a, b) =>
        RANK[a.change.severity] - RANK[b.change.severity] ||
        b.change.at - a.change.at ||
        compareText(a.change.id, b.change.id),
    );
}
