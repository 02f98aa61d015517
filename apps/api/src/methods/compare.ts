import { ScoreStatus, type ComparedPlatform, type MethodComparison } from '@kaopu/contracts';
import type { CandidateScore, ComparedScore } from '@kaopu/db';

const MOST_MOVES = 5;

type Side = 'old' | 'new';

const isRanked = ({ status }: CandidateScore) => status === 'ok' || status === 'unverified';

/** By value, then lower bound, then id: a total order (scoring.md §5, ranking). */
function ranks(scores: readonly ComparedScore[], side: Side): Map<string, number> {
  const ordered = scores
    .filter((score) => isRanked(score[side]))
    .toSorted(
      (a, b) =>
        b[side].value - a[side].value ||
        b[side].lo - a[side].lo ||
        (a.platformId < b.platformId ? -1 : 1),
    );
  return new Map(ordered.map(({ platformId }, i) => [platformId, i + 1]));
}

function sideOf(
  { value, lo, hi, status }: CandidateScore,
  rank: number | null,
): ComparedPlatform['old'] {
  return { value, lo, hi, status: ScoreStatus.parse(status), rank };
}

/** null of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Pure: what every platform's place was, would be, and how much that moves. */
export function compare(
  scores: readonly ComparedScore[],
): Pick<MethodComparison, 'summary' | 'items'> {
  const [before, after] = [ranks(scores, 'old'), ranks(scores, 'new')];
  const items = scores
    .map((score): ComparedPlatform => {
      const { platformId, name } = score;
      const [from, to] = [before.get(platformId) ?? null, after.get(platformId) ?? null];
      return {
        platformId,
        name,
        old: sideOf(score.old, from),
        new: sideOf(score.new, to),
        rankChange: from === null || to === null ? null : to - from,
        at: score.at.toISOString(),
      };
    })
    .toSorted((a, b) => (a.new.rank ?? LAST) - (b.new.rank ?? LAST));
  const sizeOf = ({ rankChange }: ComparedPlatform) => Math.abs(rankChange ?? 0);
  const ranked = items.filter(({ rankChange }) => rankChange !== null);
  return {
    summary: {
      platforms: items.length,
      ranked: ranked.length,
      medianRankChange: median(ranked.map(sizeOf)),
      biggestMoves: ranked
        .filter((item) => sizeOf(item) > 0)
        .toSorted((a, b) => sizeOf(b) - sizeOf(a))
        .slice(0, MOST_MOVES),
      enters: items.filter((item) => item.old.rank === null && item.new.rank !== null).length,
      leaves: items.filter((item) => item.old.rank !== null && item.new.rank === null).length,
    },
    items,
  };
}
