import { posterior } from '@kaopu/scoring';
import { countText, scoreText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { IntervalBar } from '../score/IntervalBar.tsx';
import css from './EvidenceExample.module.css';
import { METHOD_WORDS } from './words.ts';

const LOOKS = [0, 1, 3, 5, 10, 20];

/** What the package gives after so many good looks, all fresh. */
function afterGoodLooks(n: number) {
  const { mu, lo, hi } = posterior({ n, mean: 1, newestAge: 0, meanAge: 0 }, 0);
  return { value: 100 * mu, lo: 100 * lo, hi: 100 * hi, grade: 'C' as const };
}

export function EvidenceExample() {
  const words = useWords(METHOD_WORDS).steps.evidence;
  return (
    <table className={css['example']}>
      <caption>{words.example}</caption>
      <tbody>
        {LOOKS.map((n) => {
          const ends = afterGoodLooks(n);
          return (
            <tr key={n}>
              <th scope="row">{words.times(countText(n))}</th>
              <td>
                <span aria-hidden="true">
                  <IntervalBar score={ends} thin />
                </span>
              </td>
              <td>{words.score(scoreText(ends.value), scoreText(ends.lo), scoreText(ends.hi))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
