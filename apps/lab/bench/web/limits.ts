/** The most that a figure may be. Times hang on what else the machine does, sizes do not. */
export const MOST = {
  jsGzKb: 130,
  firstViewKb: 260,
  domNodes: 900,
  heapMb: 30,
  cls: 0.02,
  lcpMs: 2_000,
  firstRowMs: 2_500,
  inpMs: 100,
  weightsInpMs: 100,
  scrollFrameMs: 120,
} as const;

export type Figure = keyof typeof MOST;

/** A line for each figure that is over its limit or was not measured at all; `free` are not judged. */
export function over(figures: Readonly<Record<Figure, number>>, free: readonly Figure[]): string[] {
  return (Object.keys(MOST) as Figure[])
    .filter((name) => !free.includes(name) && !(figures[name] <= MOST[name]))
    .map((name) => `OVER ${name}: ${figures[name]}, at most ${MOST[name]}`);
}

/** Those that say little while the machine does other work. */
export const TIMES = (Object.keys(MOST) as Figure[]).filter((name) => name.endsWith('Ms'));
