import { ratio } from './arithmetic.ts';
import { BINS, type EventCounter, type WaitEnd } from './event-counter.ts';

/** What the Kaplan–Meier curve makes of the waits, scoring.md §1.4. */
export interface Survival {
  /** Mean utility; null when nothing ended and nothing reached the horizon (`tail-unobserved`). */
  mean: number | null;
  /** What a wait cut short in each bin is worth (Efron: its mass goes to the later ones). */
  censoredWorth: readonly number[];
}

/** `u`: utility of each bin. An exact linear sum: mean = sum of each wait's worth by its weight. */
export function survival(counter: EventCounter, u: readonly number[]): Survival {
  const ended = counter.d.map((cell) => ratio(cell, counter.W));
  const cut = counter.c.map((cell) => ratio(cell, counter.W));
  const inBins = [...counter.d, ...counter.c].reduce((sum, cell) => sum + cell, 0n);
  const open = counter.W - inBins;
  const nothingSeen = open === 0n && counter.d.every((cell) => cell === 0n);

  let atRisk = ratio(open, counter.W);
  let later = 0;
  const worth = new Array<number>(BINS).fill(0);
  for (let j = BINS - 1; j >= 0; j -= 1) {
    const d = ended[j] ?? 0;
    const c = cut[j] ?? 0;
    atRisk += d + c;
    const exposed = atRisk - c / 2;
    const hazard = exposed > 0 ? Math.min(1, d / exposed) : 0;
    const here = u[j] ?? 0;
    worth[j] = (hazard / 2) * here + (1 - hazard / 2) * later;
    later = hazard * here + (1 - hazard) * later;
  }
  return { mean: nothingSeen ? null : later, censoredWorth: worth };
}

/** The utility one wait counts with. */
export function waitWorth(
  wait: { end: WaitEnd; bin: number },
  u: readonly number[],
  censoredWorth: readonly number[],
): number {
  if (wait.end === 'open') return 0;
  return (wait.end === 'event' ? u : censoredWorth)[wait.bin] ?? 0;
}
