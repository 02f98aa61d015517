import type { DimensionId } from '@kaopu/scoring';
import { isSame, moved, type Shares } from './shares.ts';

/** The shares as they are, and how they came to be. */
export interface Tuning {
  now: Shares;
  /** What can be gone back to, the oldest first. */
  past: readonly Shares[];
  /** The dimension that is being moved: moving it on is still the same step. */
  moving: DimensionId | null;
}

export type Action =
  | { kind: 'move'; dimension: DimensionId; to: number }
  /** Whatever was moved is let go. */
  | { kind: 'rest' }
  | { kind: 'choose'; shares: Shares }
  /** What it begins with has come only now; whoever has moved something goes on with that. */
  | { kind: 'begin'; shares: Shares }
  | { kind: 'undo' };

export function tuningOf(now: Shares): Tuning {
  return { now, past: [], moving: null };
}

function move({ now, past, moving }: Tuning, dimension: DimensionId, to: number): Tuning {
  // From where the step began, so that a slider drawn back leaves nothing behind.
  const before = moving === dimension ? past.at(-1) : undefined;
  const next = moved(before ?? now, dimension, to);
  if (before === undefined && isSame(next, now)) return { now, past, moving: null };
  return { now: next, past: before === undefined ? [...past, now] : past, moving: dimension };
}

export function tuned(tuning: Tuning, action: Action): Tuning {
  const { now, past } = tuning;
  switch (action.kind) {
    case 'move':
      return move(tuning, action.dimension, action.to);
    case 'rest':
      return { now, past, moving: null };
    case 'choose':
      return isSame(action.shares, now)
        ? tuning
        : { now: action.shares, past: [...past, now], moving: null };
    case 'begin':
      return past.length === 0 ? tuningOf(action.shares) : tuning;
    case 'undo':
      return { now: past.at(-1) ?? now, past: past.slice(0, -1), moving: null };
  }
}
