import type { DiffRow, DiffSide, RowsDiff } from '@kaopu/contracts';
import { align } from './align.ts';
import type { Piece, Pieces } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { likeness, markedParts, whole } from './parts.ts';

const CONTEXT = 2;
const LOOK_AHEAD = 6;
const ALIKE = 0.4;

type Step =
  | { change: 'same' | 'changed' | 'moved'; before: Piece; after: Piece }
  | { change: 'added'; after: Piece }
  | { change: 'removed'; before: Piece };

function keyOf({ kind, text }: Piece): string {
  return `${kind} ${text}`;
}

function fits(before: Piece, after: Piece): boolean {
  if (before.kind !== after.kind) return false;
  const like = likeness(before.text, after.text);
  return like >= ALIKE || (before.kind !== 'line' && before.at === after.at);
}

/** What was taken away and put in its place at one spot: pairs that are alike have changed. */
function replaced(removed: readonly Piece[], added: readonly Piece[]): Step[] {
  const steps: Step[] = [];
  let next = 0;
  for (const before of removed) {
    const near = added.slice(next, next + LOOK_AHEAD);
    const found = near.findIndex((after) => fits(before, after));
    if (found === -1) {
      steps.push({ change: 'removed', before });
      continue;
    }
    for (const after of near.slice(0, found)) steps.push({ change: 'added', after });
    const after = near[found];
    if (after) steps.push({ change: 'changed', before, after });
    next += found + 1;
  }
  for (const after of added.slice(next)) steps.push({ change: 'added', after });
  return steps;
}

function stepsOf(before: readonly Piece[], after: readonly Piece[]): Step[] {
  const steps: Step[] = [];
  let [a, b] = [0, 0];
  const end: readonly [number, number] = [before.length, after.length];
  for (const [x, y] of [...align(before.map(keyOf), after.map(keyOf), LIMITS.edits), end]) {
    steps.push(...replaced(before.slice(a, x), after.slice(b, y)));
    const [left, right] = [before[x], after[y]];
    if (left && right) steps.push({ change: 'same', before: left, after: right });
    [a, b] = [x + 1, y + 1];
  }
  return steps;
}

/** What went away in one place and came back in another has moved; it is told where it is now. */
function withMoves(steps: readonly Step[]): Step[] {
  const gone = new Map<string, Piece[]>();
  for (const step of steps) {
    if (step.change !== 'removed') continue;
    const key = keyOf(step.before);
    const same = gone.get(key);
    if (same) same.push(step.before);
    else gone.set(key, [step.before]);
  }
  const moved = new Set<Piece>();
  const told = steps.map((step): Step => {
    const before = step.change === 'added' ? gone.get(keyOf(step.after))?.shift() : undefined;
    if (step.change !== 'added' || !before) return step;
    moved.add(before);
    return { change: 'moved', before, after: step.after };
  });
  return told.filter((step) => step.change !== 'removed' || !moved.has(step.before));
}

function rowOf(step: Step): DiffRow {
  const side = ({ at }: Piece, parts: DiffSide['parts']): DiffSide => ({ at, parts });
  switch (step.change) {
    case 'added':
      return {
        change: 'added',
        kind: step.after.kind,
        after: side(step.after, whole(step.after.text)),
      };
    case 'removed':
      return {
        change: 'removed',
        kind: step.before.kind,
        before: side(step.before, whole(step.before.text)),
      };
    case 'changed': {
      const parts = markedParts(step.before.text, step.after.text);
      return {
        change: 'changed',
        kind: step.after.kind,
        before: side(step.before, parts.before),
        after: side(step.after, parts.after),
      };
    }
    default:
      return {
        change: step.change,
        kind: step.after.kind,
        before: side(step.before, whole(step.before.text)),
        after: side(step.after, whole(step.after.text)),
      };
  }
}

/** Equal steps far from any change, to be left out. */
function farFromChange(steps: readonly Step[]): boolean[] {
  const distance = Array.from<number>({ length: steps.length }).fill(Number.POSITIVE_INFINITY);
  let since = Number.POSITIVE_INFINITY;
  const measure = (i: number): void => {
    since = steps[i]?.change === 'same' ? since + 1 : 0;
    distance[i] = Math.min(distance[i] ?? since, since);
  };
  for (let i = 0; i < steps.length; i++) measure(i);
  since = Number.POSITIVE_INFINITY;
  for (let i = steps.length - 1; i >= 0; i--) measure(i);
  return distance.map((value) => value > CONTEXT);
}

function listed(steps: readonly Step[]): { rows: DiffRow[]; complete: boolean } {
  const rows: DiffRow[] = [];
  const far = farFromChange(steps);
  for (const [i, step] of steps.entries()) {
    if (rows.length >= LIMITS.rows) return { rows, complete: false };
    const last = rows.at(-1);
    if (!far[i]) rows.push(rowOf(step));
    else if (last?.change === 'gap') last.count += 1;
    else rows.push({ change: 'gap', count: 1 });
  }
  return { rows, complete: true };
}

/** Two sides, piece by piece: added, removed, changed, moved, with a little of what is around. */
export function compareRows(before: Pieces, after: Pieces): RowsDiff {
  const steps = withMoves(stepsOf(before.pieces, after.pieces));
  const counts = { added: 0, removed: 0, changed: 0, moved: 0, same: 0 };
  for (const { change } of steps) counts[change] += 1;
  const { rows, complete } = listed(steps);
  return { rows, counts, complete: complete && before.complete && after.complete };
}
