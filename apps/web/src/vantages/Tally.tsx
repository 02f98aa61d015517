import type { VantageTally } from '@kaopu/contracts';
import css from './Item.module.css';
import { countText, percentText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { VANTAGE_WORDS } from './words.ts';

/** What came of what it was asked for in the last week. */
export function Tally({ tally }: { tally: VantageTally }) {
  const words = useWords(VANTAGE_WORDS);
  if (tally.asked === 0) return null;
  const facts = [
    words.asked(countText(tally.asked)),
    words.differing(percentText(tally.differing)),
    words.shutOut(percentText(tally.shutOut)),
    tally.ownNetwork > 0 ? words.ownNetwork(countText(tally.ownNetwork)) : '',
    tally.silent > 0 ? words.silent(countText(tally.silent)) : '',
  ].filter((fact) => fact !== '');
  return (
    <>
      <p className={css['facts']}>
        <span>{words.week}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {tally.sites.length === 0 ? null : (
        <p className={css['facts']}>{words.sites(tally.sites.join(' '))}</p>
      )}
    </>
  );
}
