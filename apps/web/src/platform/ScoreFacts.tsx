import type { StandingView } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { changeQuery } from '../api/queries.ts';
import { countText, scoreText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import { HEAD_WORDS } from './head-words.ts';
import { FIRST_CHANGE_HOURS } from './ranges.ts';
import css from './ScoreLine.module.css';

/** What a score must not travel without beside its interval: place, move, how many looks, how old. */
export function ScoreFacts({
  id,
  profile,
  score: { place, n, asOf },
}: {
  id: string;
  profile: ProfileId;
  score: Pick<StandingView, 'place' | 'n' | 'asOf'>;
}) {
  const words = useWords(HEAD_WORDS);
  return (
    <p className={css['facts']}>
      <span data-fact="place" title={place === null ? undefined : words.placeHelp}>
        {place === null
          ? words.unranked
          : words.place(countText(place.lo), countText(place.hi), countText(place.of))}
      </span>
      <Week id={id} profile={profile} />
      <span data-fact="freshness" title={words.nHelp}>
        {words.n(countText(n))} · {words.scoredAt} <When at={asOf} />
      </span>
    </p>
  );
}

/** A change counts only once the score has left the interval it had. */
function Week({ id, profile }: { id: string; profile: ProfileId }) {
  const words = useWords(HEAD_WORDS);
  const { data, isError } = useQuery(changeQuery(id, profile, FIRST_CHANGE_HOURS));
  if (isError) return null;
  // Room for what is to come, so that nothing moves on for it.
  if (data === undefined) {
    return (
      <span style={{ visibility: 'hidden' }}>
        {words.week} {words.level}
      </span>
    );
  }
  const { before, after } = data;
  const points = after.value - before.value;
  const isSure = after.value < before.lo || after.value > before.hi;
  const size = scoreText(Math.abs(points));
  return (
    <span data-fact="week" data-sure={isSure}>
      {words.week} {!isSure ? words.level : points > 0 ? words.up(size) : words.down(size)}
    </span>
  );
}
