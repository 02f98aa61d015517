import type { DimensionId } from '@kaopu/scoring';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import sr from '../ui/sr.module.css';
import css from './PlatformTable.module.css';
import type { Sorting } from './sort.ts';
import type { SortKey } from './sort-keys.ts';
import { durationHeading } from './spark-span.ts';

/** Names get longer downwards; of everything else the larger comes first. */
function directionOf({ by, reversed }: Sorting): 'ascending' | 'descending' {
  return (by === 'name') === reversed ? 'descending' : 'ascending';
}

/** The columns' names; pressed, they sort, and pressed again, the other way round. */
export function Header({
  dimensions,
  sparkHours,
  sorting,
  onSort,
}: {
  dimensions: readonly DimensionId[];
  /** How long sparklines are; undefined until a row is known. */
  sparkHours: number | undefined;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const { lang, m } = useI18n();
  const { head } = m.list;

  function column(by: SortKey, children: ReactNode, title?: string) {
    const isHere = sorting.by === by;
    return (
      <span
        role="columnheader"
        key={by}
        aria-sort={isHere ? directionOf(sorting) : undefined}
        title={title}
      >
        <button
          type="button"
          className={css['sort']}
          onClick={() => onSort({ by, reversed: isHere && !sorting.reversed })}
        >
          {children}
        </button>
      </span>
    );
  }

  return (
    <div role="rowgroup" className={css['header']}>
      <div role="row" aria-rowindex={1} className={css['columns']}>
        <span role="columnheader">
          <span className={sr['only']}>{m.shell.nav.compare}</span>
        </span>
        <span role="columnheader" title={m.list.rankTitle}>
          {head.rank}
        </span>
        {column('name', head.name)}
        {column('score', head.score)}
        {dimensions.map((dimension) =>
          column(dimension, head.dimension[dimension], m.words.dimension[dimension]),
        )}
        <span role="columnheader">
          {sparkHours === undefined ? '' : head.spark(durationHeading(sparkHours, lang))}
        </span>
        {column('change', head.change)}
        {column('alerts', head.alerts)}
        {column('coverage', head.coverage)}
      </div>
    </div>
  );
}
