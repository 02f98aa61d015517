import type { ListFact } from '@kaopu/contracts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo } from 'react';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { idsIn } from '../compare/ids.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Failure } from '../ui/Failure.tsx';
import sr from '../ui/sr.module.css';
import { changed, type Change } from './change.ts';
import { Chips } from './Chips.tsx';
import type { ListRow } from './columns.ts';
import { FACTS, factsIn, holds } from './facts.ts';
import { Filters } from './Filters.tsx';
import type { Wanted } from './find.ts';
import css from './ListPage.module.css';
import { PlatformTable, TableSkeleton } from './PlatformTable.tsx';
import type { Sorting } from './sort.ts';
import { Tools } from './Tools.tsx';
import { useListing } from './use-listing.ts';
import { usePick } from './use-pick.ts';

// Seldom seen, so they come when they are needed.
const FirstPlatform = lazy(async () => ({
  default: (await import('./FirstPlatform.tsx')).FirstPlatform,
}));
const NoMatch = lazy(async () => ({ default: (await import('./NoMatch.tsx')).NoMatch }));
const Tray = lazy(async () => ({ default: (await import('./Tray.tsx')).Tray }));

const NO_ROWS: readonly ListRow[] = [];

export function ListPage() {
  const { m } = useI18n();
  useTitle(m.list.title);
  const profile = useProfile();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const q = search.q ?? '';
  const facts = useMemo(() => factsIn(search.f), [search.f]);
  const wanted = useMemo<Wanted>(() => ({ q, facts }), [q, facts]);
  const sorting = useMemo<Sorting>(
    () => ({ by: search.sort ?? 'score', reversed: search.rev === true }),
    [search.sort, search.rev],
  );
  const picked = useMemo(() => idsIn(search.cmp), [search.cmp]);
  const { pick, clear, refused } = usePick();
  const asked = useMemo(() => ({ profile, wanted, sorting }), [profile, wanted, sorting]);
  // What is pressed and written shows at once; the rows follow, and give way to the next key.
  const drawn = useDeferredValue(asked);
  const { index, more, listing, found, shown } = useListing(drawn);
  const all = listing?.rows ?? NO_ROWS;
  const available = useMemo(
    () => new Set<ListFact>(FACTS.filter((fact) => all.some((row) => holds(row.facts, fact)))),
    [all],
  );

  const change = useCallback(
    (next: Change) => {
      // An alert's page offers nothing that does not have it.
      if (next.facts !== undefined) localStorage.setItem('kaopu.facts', next.facts.join());
      void navigate({ to: '.', replace: true, search: (before) => changed(before, next) });
    },
    [navigate],
  );
  const sort = useCallback((order: Sorting) => change({ sorting: order }), [change]);

  if (listing !== undefined && all.length === 0) {
    return (
      <Suspense>
        <FirstPlatform />
      </Suspense>
    );
  }

  const [count, total, buyer] = [
    countText(found.length),
    countText(all.length),
    m.shell.profileShort[drawn.profile],
  ];
  return (
    <>
      <header className={css['head']}>
        <h1>{m.list.title}</h1>
        <p role="status" className={css['count']}>
          {listing === undefined
            ? m.shell.state.loading
            : found.length === all.length
              ? m.list.count(total, buyer)
              : m.list.found(count, total, buyer)}
          {shown[0] === undefined ? null : (
            <span className={sr['only']}>{m.list.top(shown[0].name)}</span>
          )}
        </p>
        <Link to="/weights" search={{}} className={css['method']}>
          {m.list.weights}
        </Link>
        <Link to="/method" search={{}}>
          {m.shell.nav.method}
        </Link>
      </header>
      <Filters q={q} sorting={sorting} onSearch={(text) => change({ q: text })} onSort={sort} />
      <div className={css['tools']}>
        <Chips available={available} facts={facts} onChange={(asked) => change({ facts: asked })} />
        <Tools rows={shown} dimensions={listing?.dimensions ?? []} />
      </div>
      {listing?.significant === false ? (
        <p className={css['unsure']}>{m.list.notSignificant}</p>
      ) : null}
      {index.isPending ? <TableSkeleton /> : null}
      {index.isError && listing === undefined ? (
        <Failure error={index.error} onRetry={() => void index.refetch()} />
      ) : null}
      {more.isError ? <Failure error={more.error} onRetry={() => void more.refetch()} /> : null}
      {listing !== undefined && found.length === 0 && !more.isLoading ? (
        <Suspense>
          <NoMatch
            rows={all}
            wanted={drawn.wanted}
            sites={more.data?.sites ?? new Map()}
            onChange={change}
          />
        </Suspense>
      ) : null}
      {listing !== undefined && shown.length > 0 ? (
        <PlatformTable
          rows={shown}
          listing={listing}
          profile={drawn.profile}
          sorting={drawn.sorting}
          onSort={sort}
          picked={picked}
          onPick={pick}
        />
      ) : null}
      {picked.length === 0 ? null : (
        <Suspense>
          <Tray ids={picked} refused={refused} onClear={clear} />
        </Suspense>
      )}
    </>
  );
}
