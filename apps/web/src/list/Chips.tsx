import type { ListFact } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import css from './Chips.module.css';
import { FACTS } from './facts.ts';
import { LISTING_WORDS } from './words.ts';

/** Facts to narrow the list to; any of them that nobody meets is left out, unless it was asked for. */
export function Chips({
  available,
  facts,
  onChange,
}: {
  available: ReadonlySet<ListFact>;
  facts: readonly ListFact[];
  onChange: (facts: readonly ListFact[]) => void;
}) {
  const words = useWords(LISTING_WORDS);
  const shown = FACTS.filter((fact) => available.has(fact) || facts.includes(fact));
  // Keeps its room before it is known which there are: nothing below moves then.
  if (shown.length === 0) return <div className={css['chips']} />;
  return (
    <div role="group" aria-label={words.filters} className={css['chips']}>
      {shown.map((fact) => {
        const isOn = facts.includes(fact);
        return (
          <button
            key={fact}
            type="button"
            className={css['chip']}
            aria-pressed={isOn}
            title={words.factHelp[fact]}
            onClick={() =>
              onChange(FACTS.filter((one) => (one === fact ? !isOn : facts.includes(one))))
            }
          >
            {words.fact[fact]}
          </button>
        );
      })}
    </div>
  );
}
