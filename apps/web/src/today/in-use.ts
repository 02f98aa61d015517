import type { TodayView } from '@kaopu/contracts';

type Parts = Pick<
  TodayView,
  'alerts' | 'changes' | 'expiring' | 'failing' | 'market' | 'nextLookAt'
>;

interface Listed<Item> {
  items: Item[];
  total: number;
}

/** Those with money in them; they come first, so more of them may be left only where nothing else is. */
function inUse<Item extends { exposure: number | null }>({ items, total }: Listed<Item>) {
  const own = items.filter(({ exposure }) => (exposure ?? 0) > 0);
  return { items: own, total: own.length < items.length ? own.length : total };
}

/** A day as it concerns platforms in use alone. */
export function ofThoseInUse(today: TodayView): Parts {
  return {
    nextLookAt: today.nextLookAt,
    alerts: inUse(today.alerts),
    changes: today.changes,
    expiring: inUse(today.expiring),
    failing: inUse(today.failing),
    market: { up: [], down: [] },
  };
}
