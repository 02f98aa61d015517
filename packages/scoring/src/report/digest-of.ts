import { expiringOf } from './expiring.ts';
import { moversOf } from './movers.ts';
import { risksOf } from './risks.ts';
import { staleOf } from './stale.ts';
import type { Listed, Report, ReportMaterial } from './types.ts';

/** A report is read over a cup of tea: more lines of a kind are counted, and found in the lists. */
export const MOST_LINES = 20;

function listed<Item>(items: readonly Item[]): Listed<Item> {
  return { items: items.slice(0, MOST_LINES), total: items.length };
}

/**
 * What a buyer of one profile ought to know of a span of time: what moved and why, what got worse,
 * what is known of old, what ends soon. The same whatever order the material comes in.
 */
export function digestOf(material: ReportMaterial): Report {
  const { profile, from, until, platforms } = material;
  const changes = material.changes.filter(({ at }) => at >= from && at < until);
  const nameOf = new Map(platforms.map(({ id, name }) => [id, name]));
  return {
    profile,
    from,
    until,
    platforms: platforms.length,
    newcomers: platforms.filter(({ before }) => before === null).length,
    movers: listed(moversOf(platforms, material.moved, changes)),
    risks: listed(risksOf(changes, nameOf)),
    stale: listed(staleOf(platforms, until)),
    expiring: listed(expiringOf(material.terms, nameOf)),
  };
}
