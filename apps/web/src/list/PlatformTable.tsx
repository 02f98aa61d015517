import type { PlatformRow } from '@kaopu/contracts';
import { durationHeading } from './spark-span.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { cx } from '../ui/classes.ts';
import sr from '../ui/sr.module.css';
import { brackets, type Places } from './places.ts';
import { PlatformLine } from './PlatformLine.tsx';
import css from './PlatformTable.module.css';
import type { SortedRows } from './sort.ts';

/** Ranked rows, then those that are not ranked, under a line that says so. */
export function PlatformTable({
  rows,
  places,
  bracketed,
  complete,
  picked,
  onPick,
}: {
  rows: SortedRows;
  places: Places;
  /** The order is that of the ranking. */
  bracketed: boolean;
  complete: boolean;
  /** Ids of those ticked to be compared. */
  picked: readonly string[];
  onPick: (row: PlatformRow) => void;
}) {
  const { lang, m } = useI18n();
  const { ranked, unranked } = rows;
  const held = bracketed ? brackets(ranked, places) : [];
  const hours = (ranked[0] ?? unranked[0])?.sparkHours ?? 24;
  return (
    <div
      role="table"
      aria-label={m.list.title}
      aria-rowcount={complete ? ranked.length + unranked.length : -1}
      className={css['table']}
    >
      <div role="rowgroup" className={css['header']}>
        <div role="row" className={css['columns']}>
          <span role="columnheader">
            <span className={sr['only']}>{m.shell.nav.compare}</span>
          </span>
          <span role="columnheader" title={m.list.rankTitle}>
            {m.list.head.rank}
          </span>
          <span role="columnheader">{m.list.head.name}</span>
          <span role="columnheader">{m.list.head.score}</span>
          <span role="columnheader">{m.list.head.coverage}</span>
          <span role="columnheader">{m.list.head.spark(durationHeading(hours, lang))}</span>
          <span role="columnheader">{m.list.head.alerts}</span>
          <span role="columnheader">{m.list.head.seen}</span>
        </div>
      </div>
      <div role="rowgroup">
        {ranked.map((row, i) => (
          <PlatformLine
            key={row.id}
            row={row}
            place={places.get(row.id) ?? null}
            bracket={held[i] ?? 'none'}
            picked={picked.includes(row.id)}
            onPick={onPick}
          />
        ))}
      </div>
      {unranked.length > 0 ? (
        <div role="rowgroup">
          <div role="row" className={css['divider']}>
            <span role="cell">{m.list.unranked}</span>
          </div>
          {unranked.map((row) => (
            <PlatformLine
              key={row.id}
              row={row}
              place={null}
              bracket="none"
              picked={picked.includes(row.id)}
              onPick={onPick}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

export function TableSkeleton() {
  return (
    <div className={cx(css['table'], css['skeleton'])}>
      <Skeleton height={52} rows={12} />
    </div>
  );
}
