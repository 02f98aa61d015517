import type { QuietHours } from '@kaopu/contracts';
import type { AlertSetup, StoredRoute } from '@kaopu/db';
import { quietUntil } from '@kaopu/schedule';
import { BUILT_IN, DEFAULT_ROUTE, type Labels, type Setup } from '@kaopu/scoring';

export type Stored = AlertSetup<QuietHours[]>;

const NONE: Labels = { tags: [], maintenance: [] };

/** What is stored, as the stages take it: with what is built in, and the route that takes the rest. */
export function setupOf(stored: Stored, labels: ReadonlyMap<string, Labels>): Setup {
  const routes: StoredRoute<QuietHours[]>[] = [...stored.routes, { ...DEFAULT_ROUTE, quiet: [] }];
  const quiet = new Map(routes.map((route) => [route.id, route.quiet]));
  return {
    rules: [...BUILT_IN, ...stored.rules],
    silences: stored.silences,
    routes,
    labels: (platformId) => labels.get(platformId) ?? NONE,
    quietUntil: (route, at) => quietUntil(quiet.get(route.id) ?? [], at),
    isCutOff: () => stored.isCutOff,
  };
}

/** Whether alerts of several platforms may be told together, so that one cannot be decided on alone. */
export function spansPlatforms({ routes }: Pick<Stored, 'routes'>): boolean {
  return routes.some(({ groupBy }) => !groupBy.includes('platform'));
}
