import { afterAll, beforeAll } from 'vitest';
import { labWorld } from './own-world.ts';
import { jumps } from './page-checks.ts';
import { routesOf, type VisitedRoute } from './routes.ts';
import { seedWorld, type SeededWorld } from './seed-world.ts';
import { LOADING, openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';
import { ON_LOOPBACK, type World } from './world.ts';

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 320, height: 700 };
export const ON_PHONE = { viewport: PHONE, hasTouch: true, isMobile: true };
/** By how much of a window things may jump in all. */
export const MOST_SHIFT = 0.02;

export interface EveryPage {
  world(): World;
  reader(): Visitor;
  /** What lies under the pages. The first who asks waits for the looks that the pages are about. */
  seeds(): Promise<SeededWorld>;
  route(name: string): Promise<VisitedRoute>;
}

/** A reader of every page there is, from before a file's tests until after them. */
export function everyPage(options: VisitorOptions): EveryPage {
  const { lab, world } = labWorld(ON_LOOPBACK);
  let reader: Visitor;
  let seeded: Promise<SeededWorld> | undefined;
  beforeAll(async () => {
    reader = await openVisitor(world(), options);
  });
  afterAll(() => reader?.close());

  const seeds = () => (seeded ??= seedWorld(world(), lab()));
  return {
    world,
    reader: () => reader,
    seeds,
    async route(name) {
      const found = routesOf(await seeds()).find((one) => one.name === name);
      if (found === undefined) throw new Error(`no route ${name}`);
      return found;
    },
  };
}

/** Opens a page while no answer comes, and then lets them all come: what jumped meanwhile. */
export async function jumpsOnOpening(
  reader: Visitor,
  { path, still }: VisitedRoute,
): Promise<string> {
  const { page } = reader;
  const answer = await reader.waiting();
  await reader.go(path);
  if (still !== true) await page.locator(LOADING).first().waitFor();
  await answer();
  await reader.settled();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return jumps(page, MOST_SHIFT);
}
