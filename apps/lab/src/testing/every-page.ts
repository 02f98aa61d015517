import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Lab } from '../lab.ts';
import { mustBeEmpty } from './pages.ts';
import { routesOf, type VisitedRoute } from './routes.ts';
import { seedWorld, type SeededWorld } from './seed-world.ts';
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';
import { ON_LOOPBACK, openLab, openWorld, type World } from './world.ts';

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
  let lab: Lab;
  let world: World;
  let reader: Visitor;
  let seeded: Promise<SeededWorld> | undefined;
  beforeAll(async () => {
    lab = await openLab();
    world = await openWorld(ON_LOOPBACK);
    reader = await openVisitor(world, options);
  });
  afterAll(async () => {
    await reader?.close();
    await world?.close();
    await lab?.stop();
  });
  afterEach(() => mustBeEmpty(world.complaints));

  const seeds = () => (seeded ??= seedWorld(world, lab));
  return {
    world: () => world,
    reader: () => reader,
    seeds,
    async route(name) {
      const found = routesOf(await seeds()).find((one) => one.name === name);
      if (found === undefined) throw new Error(`no route ${name}`);
      return found;
    },
  };
}
