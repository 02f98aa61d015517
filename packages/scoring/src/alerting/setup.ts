import { DEFAULT_ROUTE } from './defaults.ts';
import { BUILT_IN } from './rules.ts';
import type { EventRule, Labels, Route, Setup, Silence } from './types.ts';

/** What buyers set, as it is kept. `Hours` are quiet hours, which who keeps them can read. */
export interface KeptSetup<Hours> {
  rules: readonly EventRule[];
  silences: readonly Silence[];
  routes: readonly (Route & { quiet: readonly Hours[] })[];
  isCutOff: boolean;
}

const NONE: Labels = { tags: [], maintenance: [] };

/** What is kept, as the stages take it: with the rules that are built in, and the route that takes the rest. */
export function setupOf<Hours>(
  kept: KeptSetup<Hours>,
  labels: ReadonlyMap<string, Labels>,
  quietUntil: (hours: readonly Hours[], at: number) => number | null,
): Setup {
  const quiet = new Map(kept.routes.map((route) => [route.id, route.quiet]));
  return {
    rules: [...BUILT_IN, ...kept.rules],
    silences: kept.silences,
    routes: [...kept.routes, DEFAULT_ROUTE],
    labels: (platformId) => labels.get(platformId) ?? NONE,
    quietUntil: (route, at) => quietUntil(quiet.get(route.id) ?? [], at),
    isCutOff: () => kept.isCutOff,
  };
}

/** Whether alerts of several platforms may be told together, so that one cannot be decided on alone. */
export function spansPlatforms(routes: readonly Route[]): boolean {
  return routes.some(({ groupBy }) => !groupBy.includes('platform'));
}
