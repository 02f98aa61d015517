import type { QuietHours, RouteInput, RouteView } from '@kaopu/contracts';
import type { Route } from '@kaopu/scoring';

type Kept = Route & { quiet: readonly QuietHours[] };

/** As the stages take it: lengths of time in ms. */
export function routeOf(input: RouteInput): Omit<Kept, 'id'> {
  const { matchers, groupBy, quiet, criticalPasses, repeatSeconds } = input;
  return {
    matchers,
    groupBy,
    quiet,
    criticalPasses,
    groupWaitMs: input.groupWaitSeconds * 1_000,
    groupIntervalMs: input.groupIntervalSeconds * 1_000,
    repeatMs: repeatSeconds === null ? null : repeatSeconds * 1_000,
    escalation: input.escalation.map(({ afterMinutes, channelIds }) => ({
      afterMs: afterMinutes * 60_000,
      channels: channelIds,
    })),
    channels: input.channelIds,
  };
}

export function viewOf(route: Kept, name: string, createdAt: Date | null): RouteView {
  const { id, criticalPasses, repeatMs } = route;
  return {
    id,
    name,
    criticalPasses,
    matchers: [...route.matchers],
    groupBy: [...route.groupBy],
    quiet: [...route.quiet],
    groupWaitSeconds: route.groupWaitMs / 1_000,
    groupIntervalSeconds: route.groupIntervalMs / 1_000,
    repeatSeconds: repeatMs === null ? null : repeatMs / 1_000,
    escalation: route.escalation.map(({ afterMs, channels }) => ({
      afterMinutes: afterMs / 60_000,
      channelIds: [...channels],
    })),
    channelIds: route.channels === null ? null : [...route.channels],
    createdAt: createdAt?.toISOString() ?? null,
  };
}
