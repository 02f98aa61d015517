import type { VantageState, VantageTally, VantageView } from '@kaopu/contracts';
import { VANTAGE_SILENT_MS, type VantageRecord, type VantageTally as StoredTally } from '@kaopu/db';

const share = (part: number, of: number) => (of === 0 ? null : part / of);

export function tallyView(tally: StoredTally | undefined): VantageTally {
  const { asked = 0, told = 0, differed = 0, shutOut = 0 } = tally ?? {};
  return {
    asked,
    told,
    differing: share(differed, told),
    shutOut: share(shutOut, asked),
    ownNetwork: tally?.ownNetwork ?? 0,
    silent: tally?.silent ?? 0,
    sites: tally?.sites ?? [],
  };
}

function stateOf(vantage: VantageRecord, sites: readonly string[], now: number): VantageState {
  if (vantage.revokedAt !== null) return 'revoked';
  if (vantage.seenAt === null) return 'new';
  if (now - vantage.seenAt.getTime() > VANTAGE_SILENT_MS) return 'silent';
  return sites.length > 0 ? 'blocked' : 'up';
}

export function vantageView(
  vantage: VantageRecord,
  tally: StoredTally | undefined,
  now: number,
): VantageView {
  const { id, name, trusted, createdAt, seenAt } = vantage;
  const told = tallyView(tally);
  return {
    ...told,
    id,
    name,
    trusted,
    state: stateOf(vantage, told.sites, now),
    createdAt: createdAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  };
}
