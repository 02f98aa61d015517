import type { TodayView } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { ofThoseInUse } from './in-use.ts';

const failing = (exposures: (number | null)[], total: number): TodayView['failing'] => ({
  items: exposures.map((exposure, i) => ({
    platformId: `p${i}`,
    platformName: `p${i}`,
    probeId: `r${i}`,
    kind: 'availability',
    cause: null,
    at: '2026-11-23T08:05:00Z',
    exposure,
  })),
  total,
});

const NONE = { items: [], total: 0 };
const day: TodayView = {
  from: '2026-11-16T08:05:00Z',
  until: '2026-11-23T08:05:00Z',
  nextLookAt: null,
  platforms: 4,
  inUse: 1,
  alerts: NONE,
  changes: NONE,
  expiring: NONE,
  failing: NONE,
  market: { up: [], down: [] },
};

it.each([
  ['those without money in them', [700, 0, null], 9, ['p0'], 1],
  ['nothing where all shown are in use: more of them may be left', [700, 5], 9, ['p0', 'p1'], 9],
])('leaves out %s', (_what, exposures, total, ids, left) => {
  const shown = ofThoseInUse({ ...day, failing: failing(exposures, total) }).failing;
  expect([shown.items.map(({ platformId }) => platformId), shown.total]).toEqual([ids, left]);
});
