import { PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useReducer, useState } from 'react';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import css from '../method/MethodPage.module.css';
import { Failure } from '../ui/Failure.tsx';
import { FloorsCard } from './FloorsCard.tsx';
import { rankingInputsQuery } from './queries.ts';
import { SavedCard } from './SavedCard.tsx';
import { readShares, sharesOf, weightsOf } from './shares.ts';
import { SlopeCard } from './SlopeCard.tsx';
import { TopTen } from './TopTen.tsx';
import { TuneCard } from './TuneCard.tsx';
import { tuned, tuningOf } from './tuning.ts';
import { useHome } from './use-home.ts';
import { useInAddress } from './use-in-address.ts';
import { useReranked } from './use-reranked.ts';
import { WEIGHT_WORDS } from './words.ts';

/** Weights of one's own, and what they would change; compared with the buyer chosen above. */
export function WeightsPage() {
  const words = useWords(WEIGHT_WORDS);
  const profile = useProfile();
  useTitle(words.title);
  return <Tuner key={profile} profile={profile} />;
}

function Tuner({ profile }: { profile: ProfileId }) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const { w } = useSearch({ from: '/weights' });
  const published = PROFILE_WEIGHTS[profile].weights;
  const base = useMemo(() => sharesOf(published), [published]);
  const [given] = useState(() => (w === undefined ? null : { shares: readShares(w) }));
  const [tuning, act] = useReducer(tuned, tuningOf(given?.shares ?? base));
  const resting = useDeferredValue(tuning.now);
  const home = useHome(base, given !== null, act);
  useInAddress(tuning.now, home, w);
  const inputs = useQuery(rankingInputsQuery(profile));
  const weights = useMemo(() => weightsOf(tuning.now), [tuning.now]);
  const result = useReranked(inputs.data, published, weights);
  const unread = given !== null && given.shares === null && tuning.past.length === 0;
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h1>{words.title}</h1>
        <p>
          {words.lead(m.shell.profileShort[profile])}{' '}
          <span className={css['generated']}>{words.own}</span>
        </p>
        {unread ? <p role="alert">{words.unread}</p> : null}
      </header>
      {inputs.isError ? (
        <Failure error={inputs.error} onRetry={() => void inputs.refetch()} />
      ) : null}
      <div className={css['columns']}>
        <TuneCard profile={profile} base={base} tuning={tuning} act={act} result={result} />
        {inputs.isError ? null : <TopTen result={result} at={inputs.data?.at ?? null} />}
        {inputs.isError ? null : <SlopeCard result={result} />}
        <div className={css['side']}>
          <FloorsCard profile={profile} inputs={inputs.data} />
          <SavedCard profile={profile} now={resting} />
        </div>
      </div>
    </div>
  );
}
