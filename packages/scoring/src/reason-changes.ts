import { topReasons, type Reason } from './reasons.ts';
import type { Score } from './score-types.ts';

export interface ReasonChange extends Pick<Reason, 'code' | 'dimension'> {
  change: 'appeared' | 'worsened' | 'eased' | 'gone';
  /** Points of 100 that it cost before and costs now; 0 when it was or is no reason. */
  from: number;
  to: number;
  /** Keys of the observations that cost the most: now, or before when it is gone. */
  evidence: string[];
}

/** A reason that moved less than this stayed what it was, points. */
const LEAST_MOVE = 0.05;

type Reasoned = Pick<Score, 'losses' | 'unverifiedPoints'>;

function reasonsOf({ losses, unverifiedPoints }: Reasoned): Map<string, Reason> {
  const all = topReasons(losses, unverifiedPoints, Infinity);
  return new Map(all.map((reason) => [`${reason.code}|${reason.dimension}`, reason]));
}

function wordOf(from: number, to: number): ReasonChange['change'] {
  if (from === 0) return 'appeared';
  if (to === 0) return 'gone';
  return to > from ? 'worsened' : 'eased';
}

/** Reasons that came, grew, shrank or went between two scores, largest move first. */
export function reasonChanges(before: Reasoned, after: Reasoned): ReasonChange[] {
  const [old, young] = [reasonsOf(before), reasonsOf(after)];
  const keys = [...new Set([...young.keys(), ...old.keys()])];
  return keys
    .flatMap((key) => {
      const reason = young.get(key) ?? old.get(key);
      if (reason === undefined) return [];
      const [from, to] = [old.get(key)?.points ?? 0, young.get(key)?.points ?? 0];
      const { code, dimension, evidence } = reason;
      return [{ code, dimension, change: wordOf(from, to), from, to, evidence }];
    })
    .filter(({ from, to }) => Math.abs(to - from) >= LEAST_MOVE)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
}
