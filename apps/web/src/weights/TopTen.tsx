import { memo } from 'react';
import { countText, scoreText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import method from '../method/MethodPage.module.css';
import { ScoreCell } from '../score/ScoreCell.tsx';
import { Card } from '../ui/Card.tsx';
import { cx } from '../ui/classes.ts';
import { Empty } from '../ui/Empty.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import sr from '../ui/sr.module.css';
import table from '../ui/table.module.css';
import { When } from '../ui/When.tsx';
import { useMoveWords } from './move-words.ts';
import { NameLink } from './NameLink.tsx';
import type { Moved, Reranked } from './rerank.ts';
import css from './Weights.module.css';
import { WEIGHT_WORDS } from './words.ts';

/** The first of the new order, with what moved them there. */
export const TopTen = memo(function TopTen({
  result,
  at,
}: {
  result: Reranked | null;
  at: string | null;
}) {
  const words = useWords(WEIGHT_WORDS);
  if (result === null) {
    return (
      <Card title={words.top}>
        <Skeleton height={52} rows={10} />
      </Card>
    );
  }
  const { top, ranked, all } = result;
  const first = top[0]?.after;
  if (first === undefined) {
    return (
      <Card title={words.top}>
        <Empty text={all === 0 ? words.none : words.noneRanked} />
      </Card>
    );
  }
  return (
    <Card title={words.top}>
      <p>
        <strong>{words.first(first.name, scoreText(first.value))}</strong>
      </p>
      <p className={method['generated']}>
        {words.ranked(countText(ranked), countText(all))} ·{' '}
        {at === null ? null : (
          <>
            {words.asOf} <When at={at} /> ·{' '}
          </>
        )}
        {words.overlap}
      </p>
      <table className={cx(table['table'], css['top'])}>
        <thead>
          <tr>
            <th scope="col">{words.head.rank}</th>
            <th scope="col">{words.head.platform}</th>
            <th scope="col">{words.head.score}</th>
          </tr>
        </thead>
        <tbody>
          {top.map((moved) => (
            <Row key={moved.after.id} moved={moved} />
          ))}
        </tbody>
      </table>
    </Card>
  );
});

function Row({ moved }: { moved: Moved }) {
  const { id, name, rank } = moved.after;
  const { sign, words } = useMoveWords()(moved);
  return (
    <tr data-platform={id}>
      <td style={{ width: 72, maxWidth: 'none', whiteSpace: 'nowrap' }}>
        <strong>{rank}</strong>{' '}
        <span className={method['generated']} title={words} aria-hidden="true">
          {sign}
        </span>
        <span className={sr['only']}>{words}</span>
      </td>
      <td>
        <span className={css['name']}>
          <NameLink id={id} name={name} />
        </span>
      </td>
      <td style={{ width: '45%' }}>
        <ScoreCell score={moved.after} stale={false} />
      </td>
    </tr>
  );
}
