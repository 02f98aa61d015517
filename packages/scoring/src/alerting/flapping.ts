import type { Child } from './types.ts';

/** Looks that are looked back at. */
const WINDOW = 20;
/** Weighted share of turns among them from which on something flaps, and below which it does no longer. */
const HIGH = 0.3;
const LOW = 0.25;
/** The oldest look of the window weighs so much, the newest 0.8 + 0.4. */
const LEAST = 0.8;
const STEP = 0.4 / (WINDOW - 1);

/** A recovery is told once it has lasted for so many looks, and no longer than so long. */
const LASTING_LOOKS = 4;
const MOST_LASTING_MS = 1_800_000;

/**
 * Weighted share of turns among the last 20 looks, newer ones weighing more: Icinga's measure
 * (icinga.com/docs, "Flapping"). Of looks only their rhythm is known: between turns they saw nothing new.
 */
export function share({ turns, lookMs }: Pick<Child, 'turns' | 'lookMs'>, at: number): number {
  if (lookMs === null || lookMs <= 0) return 0;
  const ages = turns.map((turn) => Math.floor((at - turn) / lookMs));
  // Several turns within one look's time are one: a window has room for one a look.
  const seen = new Set(ages.filter((age) => age >= 0 && age < WINDOW));
  let sum = 0;
  for (const age of seen) sum += LEAST + STEP * (WINDOW - 1 - age);
  return sum / WINDOW;
}

export function beginsToFlap(child: Child): boolean {
  return child.flapping === null && share(child, child.at) >= HIGH;
}

/** When something that flaps will have come to rest, if it stays as it is. */
export function restsAt(child: Child): number {
  const { at, lookMs } = child;
  if (lookMs === null) return at;
  for (let looks = 1; looks <= WINDOW; looks += 1) {
    const then = at + looks * lookMs;
    if (share(child, then) < LOW) return then;
  }
  return at + WINDOW * lookMs;
}

/** When its end counts as one. */
export function healsAt({ at, lookMs }: Child): number {
  return at + Math.min(LASTING_LOOKS * (lookMs ?? 0), MOST_LASTING_MS);
}

/** When its turns have left the window: nothing is left to remember of what is well. */
export function forgottenAt({ at, lookMs }: Child): number {
  return at + WINDOW * (lookMs ?? 0);
}

/** With one more turn, and without those that no window will hold again. */
export function turned(child: Child, bad: boolean, at: number, lookMs: number | null): Child {
  return { ...child, bad, at, lookMs, turns: [...child.turns, at].slice(-WINDOW) };
}
