import { DIMENSIONS, inOrder, PROFILE_WEIGHTS, reweighed, type Weights } from '@kaopu/scoring';
import { expect } from 'vitest';
import { z } from 'zod';
import { openPage, type PageOptions } from './open-page.ts';
import type { Page } from './pages.ts';
import { platformWith, seedScores, type SeededPlatform } from './seed-scores.ts';
import { openWorld, type World } from './world.ts';

/** Points that follow no pattern a reader would see, the same in every run; whole ones. */
function points(i: number, dimension: number): number {
  return 45 + ((i * 7919 + dimension * 104_729 + ((i * (dimension + 3)) % 101) * 31) % 53);
}

/** Every seventh is bad at one thing, one in forty failed a floor, one in thirty has one unknown. */
function market(size: number): SeededPlatform[] {
  return Array.from({ length: size }, (_, i) => {
    const [qualification, supplyChain, price, service, technology, compliance] = DIMENSIONS.map(
      (_id, k) => (i % 7 === k ? 20 : points(i, k)),
    );
    const floor = i % 40 === 1 ? 'fail' : i % 30 === 2 ? 'unknown' : 'pass';
    return platformWith(
      `Shop ${String(i).padStart(4, '0')}`,
      {
        qualification: qualification ?? 0,
        'supply-chain': supplyChain ?? 0,
        price: price ?? 0,
        service: service ?? 0,
        technology: technology ?? 0,
        compliance: compliance ?? 0,
      },
      floor,
    );
  });
}

/** A world with a market, and the page of the weights in it. */
export interface Weighed {
  world: World;
  shops: readonly SeededPlatform[];
  open(this: void, path: string, options?: PageOptions): Promise<Page>;
  /** Once the page has ranked by what its sliders say, which it gives. */
  settled(this: void, page: Page): Promise<Weights>;
}

/** A market of so many, scored for the medium buyer. */
export async function openWeighed(size: number): Promise<Weighed> {
  const world = await openWorld();
  const shops = market(size);
  await seedScores(world.database, 'medium', shops);
  return {
    world,
    shops,
    open: (path, options) => openPage(world, path, options),
    settled: (page) => settled(page, shops),
  };
}

export function standings(of: readonly SeededPlatform[], weights: Weights) {
  return of.map(({ id, name, known }) => ({ id, name, ...reweighed(known, weights) }));
}

/** Names of the first ten by these weights, best first. */
export function first(of: readonly SeededPlatform[], weights: Weights): string[] {
  return inOrder(standings(of, weights))
    .ranked.slice(0, 10)
    .map(({ name }) => name);
}

/** How many have another grade by these weights than by those of the medium buyer. */
export function regraded(of: readonly SeededPlatform[], weights: Weights): number {
  const before = new Map(
    standings(of, PROFILE_WEIGHTS.medium.weights).map(({ id, grade }) => [id, grade]),
  );
  return standings(of, weights).filter(({ id, grade }) => before.get(id) !== grade).length;
}

export function topNames(page: Page): Promise<string[]> {
  return page.locator('table').first().locator('tbody a').allInnerTexts();
}

/** The six shares as the sliders have them, in the method's order. */
export async function shares(page: Page): Promise<number[]> {
  const values = await page
    .getByRole('slider')
    .evaluateAll((sliders) => sliders.map((slider) => (slider as { value?: string }).value));
  return values.map(Number);
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function weightsOf(values: readonly number[]): Weights {
  const parts = DIMENSIONS.map((dimension, i) => [dimension, (values[i] ?? NaN) / 100] as const);
  return z.record(z.enum(DIMENSIONS), z.number()).parse(Object.fromEntries(parts));
}

async function settled(page: Page, of: readonly SeededPlatform[]): Promise<Weights> {
  await page.getByRole('slider').last().waitFor();
  const weights = weightsOf(await shares(page));
  await expect.poll(() => topNames(page), { timeout: 30_000 }).toEqual(first(of, weights));
  return weights;
}

export const effect = (page: Page) => page.locator('[data-fact="effect"]');
export const slider = (page: Page, name: string) => page.getByRole('slider', { name });
