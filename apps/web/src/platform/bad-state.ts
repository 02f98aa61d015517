import type { ObservationView } from '@kaopu/contracts';
import { isOffers } from '../api/detection.ts';

export type BadState = 'down' | 'shop-closed' | 'shop-frozen' | 'maintenance';

const SHUT = ['shop-closed', 'shop-frozen', 'maintenance'] as const satisfies readonly BadState[];

type Look = Pick<ObservationView, 'status' | 'seen'>;

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** What is wrong with the whole shop, as far as this look saw it itself; null when nothing is. */
export function badState({ status, seen }: Look): BadState | null {
  if (status !== 'observed') return null;
  if (fieldOf(seen, 'reachable') === false) return 'down';
  const health = fieldOf(seen, 'health');
  const shut = SHUT.find((word) => word === health);
  if (shut !== undefined) return shut;
  if (!isOffers(seen) || seen.offers.length === 0) return null;
  if (seen.offers.every((offer) => offer.state === 'shop_frozen')) return 'shop-frozen';
  return seen.offers.every((offer) => offer.state === 'shop_closed') ? 'shop-closed' : null;
}

/** The newest look that saw whether the shop is up, if what it saw is bad. Looks come newest first. */
export function standingState<T extends Look & Pick<ObservationView, 'kind' | 'at'>>(
  looks: readonly T[],
): { state: BadState; at: string } | null {
  const newest = looks.find((look) => look.kind === 'availability' && look.status === 'observed');
  const state = newest === undefined ? null : badState(newest);
  return newest === undefined || state === null ? null : { state, at: newest.at };
}
