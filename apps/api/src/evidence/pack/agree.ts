import type { PackItem } from '@kaopu/contracts';

const STRICTNESS = { whole: 0, covered: 1, hash: 2 };

/**
 * The same bytes are shown the same way wherever they occur in a pack: what is covered in one place and
 * whole in another would not be covered at all.
 */
export function agreeing(items: readonly PackItem[]): PackItem[] {
  const strictest = new Map<string, Pick<PackItem, 'show' | 'cover'>>();
  for (const item of items) {
    const { show, cover } = item.cover === null && item.show === 'covered' ? whole(item) : item;
    const before = strictest.get(item.sha256);
    if (before !== undefined && STRICTNESS[before.show] >= STRICTNESS[show]) continue;
    strictest.set(item.sha256, { show, cover: show === 'covered' ? cover : null });
  }
  return items.map((item) => ({ ...item, ...strictest.get(item.sha256) }));
}

function whole(item: PackItem): PackItem {
  return { ...item, show: 'whole', cover: null };
}
