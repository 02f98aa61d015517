import type { PlatformRow } from '@kaopu/contracts';
import { durationHeading } from './spark-span.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { rankRange } from '../score/rank.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { cx } from '../ui/classes.ts';
import { PlatformLine } from './PlatformLine.tsx';
import css from './PlatformTable.module.css';
import type { SortedRows } from './sort.ts';

function rankText(row: PlatformRow, all: readonly PlatformRow[]): string {
  if (row.score === null) return '';
  const others = all.flatMap((other) => (other.score === null ? [] : [other.score]));
  const [best, worst] = rankRange(row.score, others);
  return best === worst ? `${best}` : `${best}–${worst}`;
}

/** Ranked rows, then those that are not ranked, under a line that says so. */
export function PlatformTable({ rows, complete }: { rows: SortedRows; complete: boolean }) {
  const { lang, m } = useI18n();
  const { ranked, unranked } = rows;
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
        {ranked.map((row) => (
          <PlatformLine key={row.id} row={row} rank={complete ? rankText(row, ranked) : ''} />
        ))}
      </div>
      {unranked.length > 0 ? (
        <div role="rowgroup">
          <div role="row" className={css['divider']}>
            <span role="cell">{m.list.unranked}</span>
          </div>
          {unranked.map((row) => (
            <PlatformLine key={row.id} row={row} rank="" />
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
