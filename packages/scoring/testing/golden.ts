import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** What golden/make.py wrote, independently of this package, and within what it is to be met. */
export function readGolden<T>(name: string): T & { tolerance: number } {
  return JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));
}

/** Absolute below 1, relative above; `what` names the number in a failure. */
export function expectNear(actual: number, expected: number, tolerance: number, what = ''): void {
  const error = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  expect(error, `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Relative everywhere. */
export function expectRelative(actual: number, expected: number, tolerance: number): void {
  const error = expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);
  expect(error, `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}
