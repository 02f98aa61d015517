import {
  dueRankings,
  ownProfiles,
  publish,
  rankInputs,
  storeRanking,
  type Db,
  type DueRanking,
} from '@kaopu/db';
import { STANDARD_PROFILES, type Method, type Profile } from '@kaopu/scoring';
import type { Methods } from '../judge/methods.ts';
import { rankAside } from './rank-aside.ts';

/** Ranks anew under every profile whose scores have changed, at most once a minute. */
export async function rankDue(db: Db, methods: Pick<Methods, 'active'>): Promise<void> {
  const { method, version } = await methods.active();
  const due = await dueRankings(db, version);
  if (due.length === 0) return;
  const profiles = [...STANDARD_PROFILES, ...(await ownProfiles(db))];
  for (const ranking of due) {
    const profile = profiles.find(({ id }) => id === ranking.profile);
    if (profile !== undefined) await rankOne(db, ranking, profile, method);
  }
}

async function rankOne(
  db: Db,
  due: DueRanking,
  { id, weights }: Profile,
  method: Method,
): Promise<void> {
  const platforms = await rankInputs(db, id);
  const result = await rankAside({ platforms, profile: { id, weights }, method });
  await storeRanking(db, due, result);
  await publish(db, [{ type: 'ranking', profile: id }]);
}
