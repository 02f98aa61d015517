import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { useKindsPending } from '../entries/use-kinds.ts';
import { useWords } from '../i18n/use-words.ts';
import { AddToPack } from '../packs/AddToPack.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Earlier } from './Earlier.tsx';
import css from './Evidence.module.css';
import { Facts } from './Facts.tsx';
import { Refusal } from './Refusal.tsx';
import { evidenceQuery } from './queries.ts';
import { VerifyHash } from './VerifyHash.tsx';
import { View } from './View.tsx';
import { EVIDENCE_WORDS } from './words.ts';

const route = getRouteApi('/evidence/$sha256');

export function EvidencePage() {
  const words = useWords(EVIDENCE_WORDS);
  const { sha256 } = route.useParams();
  const { of } = route.useSearch();
  const info = useQuery(evidenceQuery(sha256, of));
  // How many lines it takes to say what was looked at hangs on what its kind is called.
  const areKindsPending = useKindsPending();
  const isPending = info.isPending || (info.isSuccess && areKindsPending);
  useTitle(words.title);

  if (info.error instanceof ApiProblem && info.error.problem.status === 404) return <NotFound />;
  const capture = info.data?.capture ?? null;
  return (
    <div className={css['page']}>
      {info.isPending ? <span className={css['back']}>‹</span> : null}
      {capture === null ? null : (
        <Link to="/platforms/$id" params={{ id: capture.platformId }} className={css['back']}>
          ‹ {capture.platformName}
        </Link>
      )}
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {isPending ? <Skeleton height={240} /> : null}
      {info.isError ? <Refusal error={info.error} onRetry={() => void info.refetch()} /> : null}
      {info.isSuccess && !isPending ? (
        <>
          <Earlier info={info.data} />
          <div className={css['columns']}>
            <Facts info={info.data} />
            <VerifyHash sha256={sha256} />
          </div>
          <View info={info.data} />
          <AddToPack info={info.data} />
        </>
      ) : null}
    </div>
  );
}
