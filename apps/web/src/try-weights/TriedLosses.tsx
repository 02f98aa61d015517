import { pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import table from '../ui/table.module.css';
import type { Tried } from './tried.ts';
import css from './TryWeights.module.css';
import { TRY_WORDS } from './words.ts';

/** What each dimension costs under the published weights and under these; each column adds up. */
export function TriedLosses({ published, own }: { published: Tried; own: Tried }) {
  const { m } = useI18n();
  const words = useWords(TRY_WORDS);
  const hasCap = published.cap !== 0 || own.cap !== 0;
  const rows = [
    ...own.losses.map(({ dimension, points }, i) => ({
      key: dimension,
      name: m.words.dimension[dimension],
      before: published.losses[i]?.points ?? 0,
      after: points,
    })),
    ...(hasCap ? [{ key: 'cap', name: words.cap, before: published.cap, after: own.cap }] : []),
  ];
  return (
    <table className={table['table']} aria-label={words.losses}>
      <thead>
        <tr>
          <th scope="col">{words.dimension}</th>
          <th scope="col">{words.published}</th>
          <th scope="col">{words.own}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, before, after }) => (
          <tr key={key} data-loss={key}>
            <th scope="row">{name}</th>
            <td>{pointsText(-before)}</td>
            <td className={css['own']}>{pointsText(-after)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-loss="total">
          <th scope="row">{words.total}</th>
          <td>{pointsText(-published.total)}</td>
          <td className={css['own']}>{pointsText(-own.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
