import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { platformsQuery, rankingQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { idsIn } from '../compare/ids.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Filters } from './Filters.tsx';
import { FirstPlatform } from './FirstPlatform.tsx';
import css from './ListPage.module.css';
import { placesOf } from './places.ts';
import { PlatformTable, TableSkeleton } from './PlatformTable.tsx';
import { sortRows, type SortKey } from './sort.ts';
import { Tray } from './Tray.tsx';
import { usePick } from './use-pick.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Sorting by anything but the score needs all rows; beyond this many we say how many are loaded. */
const SORT_LIMIT = 1000;

export function ListPage() {
  const { m } = useI18n();
  useTitle(m.list.title);
  const profile = useProfile();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const q = search.q ?? '';
  const sort = search.sort ?? 'score';
  const picked = idsIn(search.cmp);
  const { pick, clear, refused } = usePick();
  useRowKeys();
  const platforms = useInfiniteQuery(platformsQuery(profile, q));
  const ranking = useQuery(rankingQuery(profile));
  const places = useMemo(() => placesOf(ranking.data), [ranking.data]);
  const rows = platforms.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = platforms;

  const wantsMore = sort !== 'score' && hasNextPage && rows.length < SORT_LIMIT;
  useEffect(() => {
    if (wantsMore && !isFetchingNextPage) void fetchNextPage();
  }, [wantsMore, isFetchingNextPage, fetchNextPage]);

  function change(next: { q?: string; sort?: SortKey }) {
    void navigate({
      to: '.',
      replace: true,
      search: ({ profile: kept }) => ({
        ...(kept === undefined ? {} : { profile: kept }),
        ...((next.q ?? q) === '' ? {} : { q: next.q ?? q }),
        ...((next.sort ?? sort) === 'score' ? {} : { sort: next.sort ?? sort }),
        ...(search.cmp === undefined ? {} : { cmp: search.cmp }),
      }),
    });
  }

  if (platforms.isSuccess && rows.length === 0 && q === '') return <FirstPlatform />;

  const count = hasNextPage ? m.list.countMore : m.list.count;
  return (
    <>
      <header className={css['head']}>
        <h1>{m.list.title}</h1>
        <p role="status" className={css['count']}>
          {platforms.isSuccess
            ? count(countText(rows.length), m.shell.profileShort[profile])
            : m.shell.state.loading}
        </p>
        <Link to="/weights" search={{}} className={css['method']}>
          {m.list.weights}
        </Link>
        <Link to="/method" search={{}}>
          {m.shell.nav.method}
        </Link>
      </header>
      <Filters
        q={q}
        sort={sort}
        onSearch={(value) => change({ q: value })}
        onSort={(key) => change({ sort: key })}
      />
      {ranking.data?.significant === false ? (
        <p className={css['unsure']}>{m.list.notSignificant}</p>
      ) : null}
      {platforms.isPending ? <TableSkeleton /> : null}
      {platforms.isError ? (
        <Failure error={platforms.error} onRetry={() => void platforms.refetch()} />
      ) : null}
      {platforms.isSuccess && rows.length === 0 ? (
        <Empty text={m.list.noMatch(q)}>
          <Button onClick={() => change({ q: '' })}>{m.list.clear}</Button>
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <PlatformTable
          rows={sortRows(rows, sort, places)}
          places={places}
          bracketed={sort === 'score'}
          complete={!hasNextPage && q === ''}
          picked={picked}
          onPick={pick}
        />
      ) : null}
      {hasNextPage ? (
        <div className={css['more']}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? m.shell.state.loading : m.list.more}
          </Button>
        </div>
      ) : null}
      {picked.length === 0 ? null : <Tray ids={picked} refused={refused} onClear={clear} />}
    </>
  );
}
