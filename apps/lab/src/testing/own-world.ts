import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Lab } from '../lab.ts';
import { mustBeEmpty } from './pages.ts';
import { AT_LAB_PACE, openLab, openWorld, type World } from './world.ts';

/**
 * A world from before a file's tests until after them; what its browser complains of fails a test.
 *
 * @param settings as for `openProduct`.
 */
export function ownWorld(settings: Record<string, string> = {}): () => World {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(settings);
  });
  afterAll(() => world?.close());
  afterEach(() => mustBeEmpty(world.complaints));
  return () => world;
}

export interface LabWorld {
  lab(): Lab;
  world(): World;
}

/** The same with the lab's market, which is there for as long as anybody looks at it. */
export function labWorld(settings: Record<string, string> = AT_LAB_PACE): LabWorld {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  // Vitest closes in the other order.
  afterAll(() => lab?.stop());
  const world = ownWorld(settings);
  return { lab: () => lab, world };
}
