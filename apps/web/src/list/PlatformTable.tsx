import type { PlatformRowMore } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ProfileId } from '@kaopu/scoring';
import { memo, useMemo, useRef } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { cx } from '../ui/classes.ts';
import { bracketAt, type Listing, type ListRow } from './columns.ts';
import { Header } from './Header.tsx';
import { PlatformLine } from './PlatformLine.tsx';
import css from './PlatformTable.module.css';
import { rowsQuery } from './queries.ts';
import { isRanked, type Sorting } from './sort.ts';
import { useRowHeight } from './use-row-height.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowWindow } from './window.ts';

/** So many rows are asked for at once. */
const CHUNK = 20;

/** null: the line above those that are not ranked. */
type Item = ListRow | null;

function withLine(rows: readonly ListRow[]): readonly Item[] {
  const first = rows.findIndex((row) => !isRanked(row));
  return first === -1 ? rows : [...rows.slice(0, first), null, ...rows.slice(first)];
}

function keysFrom(items: readonly Item[], from: number): string[] {
  return items.slice(from, from + CHUNK).flatMap((item) => item?.key ?? []);
}

interface Shared {
  profile: ProfileId;
  items: readonly Item[];
  height: number;
  /** The order is that of the ranking. */
  bracketed: boolean;
  keyLength: number;
  /** Ids of those ticked to be compared. */
  picked: readonly string[];
  onPick: (platform: Pick<PlatformRowMore, 'id' | 'name'>) => void;
}

/** Ranked rows, then those that are not ranked, under a line that says so; only those in view are drawn. */
export const PlatformTable = memo(function PlatformTable({
  rows,
  listing,
  profile,
  sorting,
  onSort,
  picked,
  onPick,
}: Pick<Shared, 'profile' | 'picked' | 'onPick'> & {
  rows: readonly ListRow[];
  listing: Listing;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const { m } = useI18n();
  const body = useRef<HTMLDivElement>(null);
  const items = useMemo(() => withLine(rows), [rows]);
  const height = useRowHeight();
  const { start, end, show } = useRowWindow(body, items.length, height);
  useRowKeys({ count: items.length, show });
  const shared: Shared = {
    profile,
    items,
    height,
    bracketed: sorting.by === 'score',
    keyLength: listing.keyLength,
    picked,
    onPick,
  };
  const sparkHours = useQuery({
    ...rowsQuery(profile, keysFrom(items, 0)),
    select: (found) => found[0]?.sparkHours,
  });
  const chunks: number[] = [];
  for (let chunk = Math.floor(start / CHUNK); chunk * CHUNK < end; chunk += 1) chunks.push(chunk);
  return (
    <div
      role="table"
      aria-label={m.list.title}
      aria-rowcount={items.length + 1}
      className={css['table']}
    >
      <Header
        dimensions={listing.dimensions}
        sparkHours={sparkHours.data}
        sorting={sorting}
        onSort={onSort}
      />
      <div
        role="rowgroup"
        ref={body}
        className={css['body']}
        style={{ height: items.length * height }}
      >
        {chunks.map((chunk) => (
          <Chunk
            key={chunk}
            {...shared}
            from={chunk * CHUNK}
            start={Math.max(start, chunk * CHUNK)}
            end={Math.min(end, (chunk + 1) * CHUNK)}
          />
        ))}
      </div>
    </div>
  );
});

/** Neighbouring rows that are asked for together; those in view of them. */
function Chunk({
  profile,
  items,
  height,
  bracketed,
  keyLength,
  picked,
  onPick,
  from,
  start,
  end,
}: Shared & { from: number; start: number; end: number }) {
  const { m } = useI18n();
  const { data } = useQuery(rowsQuery(profile, keysFrom(items, from)));
  const known = useMemo(
    () => new Map(data?.map((row) => [row.id.replaceAll('-', '').slice(0, keyLength), row])),
    [data, keyLength],
  );
  return items.slice(start, end).map((row, i) => {
    const at = start + i;
    if (row === null) {
      return (
        <div
          key=""
          role="row"
          aria-rowindex={at + 2}
          data-at={at}
          className={css['divider']}
          style={{ top: at * height, height }}
        >
          <span role="cell">{m.list.unranked}</span>
        </div>
      );
    }
    const more = known.get(row.key);
    return (
      <PlatformLine
        key={row.key}
        row={row}
        more={more}
        at={at}
        top={at * height}
        bracket={bracketed ? bracketAt(items, at) : 'none'}
        picked={more !== undefined && picked.includes(more.id)}
        onPick={onPick}
      />
    );
  });
}

export function TableSkeleton() {
  return (
    <div className={cx(css['table'], css['skeleton'])}>
      <Skeleton height={useRowHeight()} rows={12} />
    </div>
  );
}
