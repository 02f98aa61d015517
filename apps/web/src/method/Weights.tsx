import { DIMENSIONS, FLOORS, floorsOf, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { Link } from '@tanstack/react-router';
import { PROFILE_IDS } from '../app/profile.ts';
import { shareText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { cx } from '../ui/classes.ts';
import { Tag } from '../ui/Tag.tsx';
import wide from '../ui/wide-table.module.css';
import css from './Weights.module.css';
import { METHOD_WORDS } from './words.ts';

const WIDEST = Math.max(
  ...PROFILE_IDS.flatMap((id) =>
    DIMENSIONS.map((dimension) => PROFILE_WEIGHTS[id].weights[dimension]),
  ),
);

/** A fixed length, so that columns of different width can be compared. */
const BAR_PX = 48;

function sumOf(id: ProfileId): number {
  return DIMENSIONS.reduce((sum, dimension) => sum + PROFILE_WEIGHTS[id].weights[dimension], 0);
}

export function Weights({ profile }: { profile: ProfileId }) {
  const { m } = useI18n();
  const words = useWords(METHOD_WORDS);
  const here = (id: ProfileId) => cx(id === profile && css['here']);
  return (
    <Card
      title={words.sections.weights}
      aside={
        <Link to="/weights" search={{}}>
          {m.list.weights}
        </Link>
      }
    >
      <p>
        {words.weights.lead} {words.weights.medium}
      </p>
      <div
        className={cx(wide['scroll'], css['scroll'])}
        role="group"
        tabIndex={0}
        aria-label={words.sections.weights}
      >
        <table className={cx(wide['table'], css['table'])}>
          <thead>
            <tr>
              <th scope="col">{words.weights.dimension}</th>
              {PROFILE_IDS.map((id) => (
                <th key={id} scope="col" className={here(id)}>
                  {m.shell.profileShort[id]}{' '}
                  {id === profile ? <Tag>{words.weights.current}</Tag> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension}>
                <th scope="row">{m.words.dimension[dimension]}</th>
                {PROFILE_IDS.map((id) => (
                  <Weight
                    key={id}
                    cell={`${id}/${dimension}`}
                    className={here(id)}
                    share={PROFILE_WEIGHTS[id].weights[dimension]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tbody>
            <tr className={css['sum']}>
              <th scope="row">{words.weights.sum}</th>
              {PROFILE_IDS.map((id) => (
                <td key={id} className={here(id)}>
                  {shareText(sumOf(id))}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="rowgroup" colSpan={1 + PROFILE_IDS.length} className={css['head']}>
                {words.weights.floors}
              </th>
            </tr>
            {FLOORS.map((floor) => (
              <tr key={floor}>
                <th scope="row">{wordFor(words.weights.floor, floor)}</th>
                {PROFILE_IDS.map((id) => (
                  <td key={id} className={here(id)} data-floor={`${id}/${floor}`}>
                    {floorsOf(PROFILE_WEIGHTS[id]).includes(floor)
                      ? `✓ ${words.weights.asked}`
                      : words.weights.notAsked}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Weight({ cell, className, share }: { cell: string; className: string; share: number }) {
  return (
    <td className={className} data-weight={cell}>
      {shareText(share)}
      <span
        className={css['bar']}
        style={{ width: (share / WIDEST) * BAR_PX }}
        aria-hidden="true"
      />
    </td>
  );
}
