import type { Stood } from '@kaopu/db';
import { hasLeftInterval, hasMoved, type Standing } from '@kaopu/scoring';

export interface Moved extends Stood {
  before: Standing;
  after: Standing;
}

export interface Week {
  /** How many platforms money lies with. */
  inUse: number;
  changes: { items: Moved[]; total: number };
  up: Moved[];
  down: Moved[];
}

const MOST_CHANGES = 20;
const MOST_MARKET = 5;

const pointsOf = ({ before, after }: Moved) => after.value - before.value;
const stakeOf = (moved: Moved) => (moved.exposure ?? 0) * Math.max(0, -pointsOf(moved));

export function isInUse({ exposure }: Pick<Stood, 'exposure'>): boolean {
  return exposure !== null && exposure > 0;
}

function isMoved(platform: Stood): platform is Moved {
  const { before, after } = platform;
  return before !== null && after !== null && hasMoved(before, after);
}

/** Money at risk times points lost, then points; where all is equal the order stays. */
function byStake(a: Moved, b: Moved): number {
  return stakeOf(b) - stakeOf(a) || Math.abs(pointsOf(b)) - Math.abs(pointsOf(a));
}

/**
 * What moved, told apart: a change is of a platform in use, or of any where none is known to be; the
 * market is the rest, and of that the furthest scores that left their intervals.
 */
export function weekOf(platforms: readonly Stood[]): Week {
  const moved = platforms.filter(isMoved).sort(byStake);
  const inUse = platforms.filter(isInUse).length;
  const own = inUse === 0 ? moved : moved.filter(isInUse);
  const items = own.slice(0, MOST_CHANGES);
  const shown = new Set(items);
  const market = moved
    .filter((move) => !shown.has(move) && hasLeftInterval(move.before, move.after))
    .sort((a, b) => Math.abs(pointsOf(b)) - Math.abs(pointsOf(a)));
  return {
    inUse,
    changes: { items, total: own.length },
    up: market.filter((move) => pointsOf(move) > 0).slice(0, MOST_MARKET),
    down: market.filter((move) => pointsOf(move) < 0).slice(0, MOST_MARKET),
  };
}
