import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Empty } from '../ui/Empty.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Evidence.module.css';
import { evidenceQuery } from './queries.ts';
import { Refusal } from './Refusal.tsx';
import { EVIDENCE_WORDS } from './words.ts';

const route = getRouteApi('/evidence/$sha256/previous');

/** Leads on to the comparison with what the same probe kept of the same address the time before. */
export function PreviousPage() {
  const words = useWords(EVIDENCE_WORDS);
  const { sha256 } = route.useParams();
  const { of } = route.useSearch();
  const info = useQuery(evidenceQuery(sha256, of));
  useTitle(words.compare.title);

  const previous = info.data?.capture?.previous;
  if (previous) {
    return (
      <Navigate
        to="/evidence/$before/diff/$after"
        params={{ before: previous.sha256, after: sha256 }}
        search={of === undefined ? {} : { of }}
        replace
      />
    );
  }
  return (
    <div className={css['page']}>
      <h1>{words.compare.title}</h1>
      {info.isPending ? <Skeleton height={240} /> : null}
      {info.isError ? <Refusal error={info.error} onRetry={() => void info.refetch()} /> : null}
      {info.isSuccess ? (
        <Empty text={words.compare.first}>
          <Link to="/evidence/$sha256" params={{ sha256 }} search={of === undefined ? {} : { of }}>
            {words.compare.open}
          </Link>
        </Empty>
      ) : null}
    </div>
  );
}
