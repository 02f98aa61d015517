import type { RouteInput, RouteView } from '@kaopu/contracts';
import { GROUP_LABELS } from '@kaopu/scoring';
import { ZONE } from '../../schedule/timing.ts';

export const GROUPS = GROUP_LABELS;
export const WAITS = [0, 30, 60, 300, 600, 1800, 3600];
export const GAPS = [0, 60, 300, 900, 1800, 3600, 21_600, 86_400];
export const REPEATS = [3600, 14_400, 43_200, 86_400, 259_200, 604_800];
/** Seconds, as all lengths are shown; a step is sent in minutes. */
export const STEPS = [5, 15, 30, 60, 120, 240, 720, 1440].map((minutes) => minutes * 60);
export const MOST_STEPS = 2;
export const MOST_QUIET = 10;

export const NIGHT: RouteInput['quiet'][number] = {
  timeZone: ZONE,
  windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '08:00' }],
};

/** What a new one begins with: as the one that takes the rest, under a name of its own. */
export function newRoute(rest: RouteView): RouteInput {
  return { ...routeInputOf(rest), name: '', matchers: [] };
}

/** A stored route as it may be changed. */
export function routeInputOf({ id: _id, createdAt: _createdAt, ...input }: RouteView): RouteInput {
  return input;
}

/** The ids with one of them moved by a place; as they were where it cannot be. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return [...ids];
  return ids.map((each) => (each === id ? other : each === other ? id : each));
}
