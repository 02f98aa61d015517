import type { ProbeRun } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { cellsOf, successOf, usualMs } from './strip.ts';

const run = (outcome: ProbeRun['outcome'], ms: number | null): ProbeRun => ({
  at: '2026-11-23T00:00:00.000Z',
  outcome,
  ms,
  slots: 1,
});

it('calls slow what took thrice as long as usual and more than anybody minds', () => {
  const usual = [run('ok', 800), run('ok', 900), run('ok', 1_000)];
  expect(cellsOf([...usual, run('ok', 2_800)])).toEqual(['ok', 'ok', 'ok', 'slow']);
  expect(cellsOf([...usual, run('ok', 2_500)]).at(-1)).toBe('ok');
  expect(cellsOf([run('ok', 100), run('ok', 100), run('ok', 1_900)]).at(-1)).toBe('ok');
});

it('never calls slow what failed, was turned away or did not take place', () => {
  const runs = [run('ok', 100), run('fail', 9_000), run('blocked', 9_000), run('skipped', null)];
  expect(cellsOf(runs)).toEqual(['ok', 'fail', 'blocked', 'skipped']);
  expect(usualMs([run('skipped', null)])).toBeNull();
});

it('counts successes among looks that took place', () => {
  expect(successOf({ ok: 3, fail: 0, blocked: 1 })).toBe(0.75);
  expect(successOf({ ok: 0, fail: 0, blocked: 0 })).toBeNull();
});
