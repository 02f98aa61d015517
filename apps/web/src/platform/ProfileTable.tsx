import { DIMENSIONS } from '@kaopu/scoring';
import { pointsText, shareText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { cx } from '../ui/classes.ts';
import table from '../ui/table.module.css';
import { Tag } from '../ui/Tag.tsx';
import type { ProfileView } from './profile-rows.ts';
import { PROFILE_WORDS } from './profile-words.ts';
import css from './ProfileTable.module.css';

/** The dot plot as numbers, with every dimension's part in the difference. */
export function ProfileTable({ rows }: { rows: readonly ProfileView[] }) {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  const hasCap = rows.some(({ difference }) => difference !== null && difference.cap !== 0);
  return (
    <details className={table['details']}>
      <summary>{m.shell.table}</summary>
      <p className={css['note']}>{words.table.note}</p>
      <div className={table['scroll']} tabIndex={0} role="group" aria-label={words.title}>
        <table className={cx(table['table'], css['table'])}>
          <thead>
            <tr>
              <th scope="col">{words.table.profile}</th>
              <th scope="col">{words.table.score}</th>
              <th scope="col">{words.table.interval}</th>
              <th scope="col">{words.table.grade}</th>
              <th scope="col">{words.table.state}</th>
              <th scope="col">{words.table.total}</th>
              {DIMENSIONS.map((dimension) => (
                <th key={dimension} scope="col">
                  {m.words.dimension[dimension]}
                </th>
              ))}
              {hasCap ? <th scope="col">{words.table.cap}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Numbers key={row.id} row={row} hasCap={hasCap} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Numbers({ row, hasCap }: { row: ProfileView; hasCap: boolean }) {
  const { m } = useI18n();
  const words = useWords(PROFILE_WORDS);
  const { id, score, isCurrent, difference } = row;
  return (
    <tr data-profile={id}>
      <th scope="row">
        {m.shell.profileShort[id]} {isCurrent ? <Tag>{words.current}</Tag> : null}
      </th>
      <td>{pointsText(score.value)}</td>
      <td>
        {pointsText(score.lo)}–{pointsText(score.hi)}
      </td>
      <td>{score.grade === '-' ? '?' : score.grade}</td>
      <td>
        {m.words.status[score.status]}
        {score.provisional ? ` · ${m.words.provisional}` : ''}
      </td>
      <td data-part="total">{difference === null ? '—' : signedPoints(difference.total)}</td>
      {DIMENSIONS.map((dimension) => {
        const part = difference?.parts.find((entry) => entry.dimension === dimension);
        return (
          <td key={dimension}>
            {part === undefined ? (
              '—'
            ) : (
              <>
                <span data-part={dimension}>{signedPoints(part.points)}</span>
                <span className={css['weight']}>{words.table.weight(shareText(part.to))}</span>
              </>
            )}
          </td>
        );
      })}
      {hasCap ? (
        <td data-part="cap">{difference === null ? '—' : signedPoints(difference.cap)}</td>
      ) : null}
    </tr>
  );
}
