import { METHOD } from '../method.ts';
import { medianOf } from '../order-statistics.ts';

export interface Spread {
  median: number;
  /** 1.4826 × the median distance to the median: the sd of normal peers. */
  mad: number;
  /** The MAD drawn towards a common sd, never below the floor; wider with few peers. */
  s: number;
}

/** Middle and spread of the peers' ln prices (scoring.md §2, Reference). NaN without peers. */
export function spreadOf(peers: readonly number[]): Spread {
  const { floor, prior, full, smallFactor } = METHOD.price;
  const n = peers.length;
  const median = medianOf(peers);
  const mad = 1.4826 * medianOf(peers.map((y) => Math.abs(y - median)));
  const shrunk = (n * mad * mad + prior.strength * prior.sd * prior.sd) / (n + prior.strength);
  const s = Math.max(floor, Math.sqrt(shrunk));
  return { median, mad, s: n >= full ? s : s * smallFactor };
}
