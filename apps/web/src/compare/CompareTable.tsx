import type { ComparisonColumn } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { Marker } from '../charts/Marker.tsx';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { GradeBadge } from '../score/GradeBadge.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { Tag } from '../ui/Tag.tsx';
import wide from '../ui/wide-table.module.css';
import css from './Compare.module.css';
import type { Cell, Group } from './rows.ts';
import { COMPARE_WORDS } from './words.ts';

/** Two columns beside the first fit a phone of 390 px; further ones are swiped to. */
const FIRST_PX = 104;
const COLUMN_PX = 120;
const IN_SIGHT = 2;
const USCC = /^([0-9A-Z]{8})([0-9A-Z]{10})$/;

/** A column a platform, and a first one that stays. */
export function CompareTable({
  label,
  platforms,
  groups,
}: {
  label: string;
  platforms: readonly Pick<ComparisonColumn, 'id' | 'name'>[];
  groups: readonly Group[];
}) {
  const words = useWords(COMPARE_WORDS);
  const hidden = platforms.length - IN_SIGHT;
  const minWidth = FIRST_PX + platforms.length * COLUMN_PX;
  return (
    <>
      {hidden > 0 ? <p className={css['swipe']}>{words.facts.swipe(countText(hidden))}</p> : null}
      <div className={wide['scroll']} role="group" tabIndex={0} aria-label={label}>
        <table className={wide['table']} style={{ tableLayout: 'fixed', minWidth }}>
          <colgroup>
            <col style={{ width: `clamp(${FIRST_PX}px, 18vw, 220px)` }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{words.facts.fact}</th>
              {platforms.map(({ id, name }, series) => (
                <th key={id} scope="col">
                  <Marker series={series} />{' '}
                  <Link to="/platforms/$id" params={{ id }} className={css['name']}>
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ title, rows }) => (
            <tbody key={title}>
              {groups.length < 2 ? null : (
                <tr>
                  <th scope="rowgroup" className={css['quiet']}>
                    {title}
                  </th>
                  <td colSpan={platforms.length} />
                </tr>
              )}
              {rows.map(({ key, label: fact, cells }) => (
                <tr key={key} data-row={key}>
                  <th scope="row" style={{ fontSize: 12 }}>
                    {fact}
                  </th>
                  {cells.map((cell, i) => (
                    <td key={platforms[i]?.id}>
                      <Shown cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

/** A credit code breaks between who registered it where, and whose it is. */
function Text({ text }: { text: string }) {
  const [, office, own] = USCC.exec(text) ?? [];
  if (office === undefined) return text;
  return (
    <>
      {office}
      <wbr />
      {own}
    </>
  );
}

function Shown({ cell: { text, more, tag, mark, score } }: { cell: Cell }) {
  return (
    <>
      {mark === undefined ? <Text text={text} /> : <StateMark look={mark}>{text}</StateMark>}{' '}
      {score === undefined ? null : <GradeBadge score={score} />}{' '}
      {tag === undefined ? null : <Tag look="dashed">{tag}</Tag>}
      {more === undefined ? null : <div className={css['quiet']}>{more}</div>}
    </>
  );
}
