import type { Veto } from '../floors.ts';
import { compareText } from '../order.ts';
import { reasonChanges, type ReasonChange } from '../reason-changes.ts';
import type { StampedScore } from '../score-types.ts';
import type { Mover, ReportedPlatform, ScoresOfMove, Standing, StoredChange } from './types.ts';

type Placed = Omit<ReportedPlatform, 'ages'>;

/** Points; a score that is very sure of itself has to move this far all the same. */
const LEAST_POINTS = 1;

/** Has a score left the interval it had? What stays within is not news. */
export function hasLeftInterval(before: Standing, after: Standing): boolean {
  const isOutside = after.value < before.lo || after.value > before.hi;
  return isOutside && Math.abs(after.value - before.value) >= LEAST_POINTS;
}

/** Has a score left its interval, or its status changed? */
export function hasMoved(before: Standing, after: Standing): boolean {
  return before.status !== after.status || hasLeftInterval(before, after);
}

/** The reason that moved the score most in the direction it went; null when it went nowhere. */
function reasonOf(before: StampedScore, after: StampedScore): ReasonChange | null {
  const way = Math.sign(before.value - after.value);
  return reasonChanges(before, after).find(({ from, to }) => Math.sign(to - from) === way) ?? null;
}

/** Floors that fail now and did not before. */
function newlyBroken(before: StampedScore, after: StampedScore): Veto[] {
  const failed = new Set(failing(before).map(({ id, subject }) => `${id}|${subject}`));
  return failing(after).filter(({ id, subject }) => !failed.has(`${id}|${subject}`));
}

function failing({ vetoes }: StampedScore): Veto[] {
  return vetoes.filter(({ result }) => result === 'fail');
}

function withoutEvidence({ code, dimension, change, from, to }: ReasonChange): Mover['reason'] {
  return { code, dimension, change, from, to };
}

function moverOf(
  platform: Placed,
  from: Standing,
  { before, after }: ScoresOfMove,
  changes: readonly StoredChange[],
): Mover {
  const found = reasonOf(before, after);
  const broken = newlyBroken(before, after);
  const evidence = [...broken, ...(found === null ? [] : [found])].flatMap((one) => one.evidence);
  const about = changes.filter(
    ({ platformId, indicator }) => platformId === platform.id && indicator === found?.code,
  );
  return {
    platformId: platform.id,
    name: platform.name,
    from,
    to: platform.after,
    points: platform.after.value - from.value,
    reason: found === null ? null : withoutEvidence(found),
    broken: [...new Set(broken.map(({ id }) => id))],
    otherMethod: before.method !== after.method || before.profileHash !== after.profileHash,
    changeIds: about.map(({ id }) => id).sort(compareText),
    evidence: [...new Set(evidence)],
  };
}

/** Scores that moved, the furthest first. */
export function moversOf(
  platforms: readonly Placed[],
  moved: readonly ScoresOfMove[],
  changes: readonly StoredChange[],
): Mover[] {
  const scores = new Map(moved.map((pair) => [pair.platformId, pair]));
  return platforms
    .flatMap((platform) => {
      const pair = scores.get(platform.id);
      const { before } = platform;
      if (before === null || pair === undefined || !hasMoved(before, platform.after)) return [];
      return [moverOf(platform, before, pair, changes)];
    })
    .sort(
      (a, b) => Math.abs(b.points) - Math.abs(a.points) || compareText(a.platformId, b.platformId),
    );
}
