import { RouteInput, type RouteView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { GAPS, moved, newRoute, NIGHT, REPEATS, routeInputOf, STEPS, WAITS } from './draft.ts';

const rest: RouteView = {
  ...RouteInput.parse({ name: 'x' }),
  name: '',
  id: 'default',
  createdAt: null,
};

describe('a new route', () => {
  it('begins as the one that takes the rest, and lacks but a name', () => {
    expect({ ...newRoute(rest), name: 'x' }).toEqual(RouteInput.parse({ name: 'x' }));
  });

  it('may have every length of time that is offered', () => {
    for (const groupWaitSeconds of WAITS) expectValid({ groupWaitSeconds });
    for (const groupIntervalSeconds of GAPS) expectValid({ groupIntervalSeconds });
    for (const repeatSeconds of REPEATS) expectValid({ repeatSeconds });
    for (const seconds of STEPS) {
      const channelIds = ['00000000-0000-4000-8000-000000000000'];
      expectValid({ escalation: [{ afterMinutes: seconds / 60, channelIds }] });
    }
    expectValid({ quiet: [NIGHT] });
  });
});

function expectValid(part: Partial<RouteInput>) {
  const input = { ...routeInputOf(rest), name: 'x', ...part };
  expect(RouteInput.parse(input)).toEqual(input);
}

describe('moved', () => {
  it.each([
    ['b', -1, ['b', 'a', 'c']],
    ['b', 1, ['a', 'c', 'b']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 1, ['a', 'b', 'c']],
    ['x', -1, ['a', 'b', 'c']],
  ] as const)('%s by %i', (id, by, ids) => {
    expect(moved(['a', 'b', 'c'], id, by)).toEqual(ids);
  });
});
