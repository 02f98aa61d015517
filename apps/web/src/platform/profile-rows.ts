import type { ScoreView } from '@kaopu/contracts';
import { METHOD_VERSION, normalisedWeights, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { PROFILE_IDS } from '../app/profile.ts';
import { profileDifference, type Difference } from '../score/profile-difference.ts';

export interface ProfileView {
  id: ProfileId;
  score: ScoreView;
  isCurrent: boolean;
  /** null when a score was made by a method this page does not carry: nothing could be split rightly. */
  difference: Difference | null;
}

/** One row a published buyer that has a score, in the order of the profile select. */
export function profileRows(scores: readonly ScoreView[], current: ProfileId): ProfileView[] {
  const base = scores.find((score) => score.profile === current);
  return PROFILE_IDS.flatMap((id) => {
    const score = scores.find((candidate) => candidate.profile === id);
    if (score === undefined) return [];
    const alike = base?.method === METHOD_VERSION && score.method === METHOD_VERSION;
    return [
      { id, score, isCurrent: id === current, difference: alike ? split(base, score) : null },
    ];

    function split(from: ScoreView, to: ScoreView): Difference {
      return profileDifference(from, to, {
        from: normalisedWeights(PROFILE_WEIGHTS[current]),
        to: normalisedWeights(PROFILE_WEIGHTS[id]),
      });
    }
  });
}
