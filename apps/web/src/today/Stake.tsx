import line from '../alerts/AlertLine.module.css';
import { moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { TODAY_WORDS } from './words.ts';

/** The money at risk, fen; null when nobody has entered it. */
export function Stake({ exposure }: { exposure: number | null }) {
  const words = useWords(TODAY_WORDS);
  if (exposure === null) {
    return (
      <span className={line['at']}>
        {words.exposure} {words.exposureNone}
      </span>
    );
  }
  return (
    <span>
      {words.exposure} <strong>{moneyText(exposure)}</strong>
    </span>
  );
}
