import { memo, useState } from 'react';
import { Slope } from '../charts/Slope.tsx';
import { countText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import method from '../method/MethodPage.module.css';
import { Card } from '../ui/Card.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import table from '../ui/table.module.css';
import { useMoveWords } from './move-words.ts';
import { NameLink } from './NameLink.tsx';
import type { Moved, Placed, Reranked } from './rerank.ts';
import { WEIGHT_WORDS } from './words.ts';

/** Places gained or lost; to have a rank or none at all is more than any. */
function distance({ before, after }: Moved): number {
  if (before.rank === after.rank) return 0;
  if (before.rank === null || after.rank === null) return Infinity;
  return Math.abs(before.rank - after.rank);
}

/** Old ranks beside new ones, as a picture and as a table. */
export const SlopeCard = memo(function SlopeCard({ result }: { result: Reranked | null }) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const moveWords = useMoveWords();
  const [open, setOpen] = useState(false);
  if (result === null) {
    return (
      <Card title={words.slope.title}>
        <Skeleton height={260} />
      </Card>
    );
  }
  const shown = [...result.top, ...result.dropped];
  const rank = ({ rank: place }: Placed) =>
    place === null ? words.slope.unranked : countText(place);
  const movers = shown.filter((moved) => distance(moved) > 0);
  const [most] = [...movers].sort((a, b) => distance(b) - distance(a));
  const finding =
    most === undefined
      ? words.slope.still
      : words.slope.most(
          countText(movers.length),
          most.after.name,
          rank(most.before),
          rank(most.after),
        );
  return (
    <Card title={words.slope.title}>
      <p>
        <strong>{finding}</strong>
      </p>
      <p className={method['generated']}>{words.slope.help}</p>
      <Slope
        title={finding}
        unranked={words.slope.unranked}
        lines={shown.map((moved) => ({
          id: moved.after.id,
          label: moved.after.name,
          from: moved.before.rank,
          to: moved.after.rank,
          said: words.slope.said(
            moved.after.name,
            rank(moved.before),
            rank(moved.after),
            moveWords(moved).words,
          ),
        }))}
      />
      <details className={table['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{m.shell.table}</summary>
        <div className={table['scroll']} tabIndex={0} role="group" aria-label={m.shell.table}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{words.head.platform}</th>
                <th scope="col">{words.head.before}</th>
                <th scope="col">{words.head.after}</th>
                <th scope="col">{words.head.move}</th>
                <th scope="col">{words.head.scoreBefore}</th>
                <th scope="col">{words.head.scoreAfter}</th>
              </tr>
            </thead>
            <tbody>
              {(open ? shown : []).map((moved) => (
                <tr key={moved.after.id} data-platform={moved.after.id}>
                  <th scope="row">
                    <NameLink id={moved.after.id} name={moved.after.name} />
                  </th>
                  <td>{rank(moved.before)}</td>
                  <td>{rank(moved.after)}</td>
                  <td>{moveWords(moved).words}</td>
                  <td>{graded(moved.before)}</td>
                  <td>{graded(moved.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
});

function graded({ value, grade }: Placed): string {
  return `${scoreText(value)} · ${grade === '-' ? '?' : grade}`;
}
