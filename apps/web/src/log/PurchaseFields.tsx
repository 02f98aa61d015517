import { moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { TextField } from '../ui/TextField.tsx';
import type { FieldsProps } from './fields-props.ts';
import { KeyHint } from './KeyHint.tsx';
import css from './Log.module.css';
import { Options } from './Options.tsx';
import { fenOf } from './read-log.ts';
import { LOG_WORDS } from './words.ts';

/** What was asked on top of the price, as soon as both are known. */
function Difference({ values }: Pick<FieldsProps, 'values'>) {
  const words = useWords(LOG_WORDS).purchase;
  const [advertised, paid] = [fenOf(values['advertised'] ?? ''), fenOf(values['paid'] ?? '')];
  if (typeof advertised !== 'number' || typeof paid !== 'number') return null;
  const difference = paid - advertised;
  const text =
    difference > 0
      ? words.hidden(moneyText(difference))
      : difference < 0
        ? words.less(moneyText(-difference))
        : words.same;
  return (
    <p role="status" className={css['difference']} data-fact="difference">
      {text}
    </p>
  );
}

/** A card bought to see what comes of it. */
export function PurchaseFields({ values, errorAt, set }: FieldsProps) {
  const all = useWords(LOG_WORDS);
  const words = all.purchase;
  const { product = '' } = values;
  const amount = (name: 'advertised' | 'paid') => (
    <TextField
      label={all.inYuan(words[name])}
      inputMode="decimal"
      autoComplete="off"
      maxLength={13}
      value={values[name] ?? ''}
      error={errorAt(name)}
      onChange={(text) => set({ [name]: text })}
    />
  );
  return (
    <>
      <TextField
        label={words.product}
        autoComplete="off"
        maxLength={200}
        value={product}
        error={errorAt('product')}
        onChange={(text) => set({ product: text })}
      />
      <KeyHint text={product} onCover={(text) => set({ product: text })} />
      <div className={css['pair']}>
        {amount('advertised')}
        {amount('paid')}
      </div>
      <Difference values={values} />
      <Options
        label={words.result}
        options={words.results}
        value={values['result'] ?? 'untested'}
        onChange={(result) => set({ result })}
      />
      <TextField
        label={words.minutes}
        hint={words.minutesHint}
        optional={all.optional}
        inputMode="decimal"
        autoComplete="off"
        maxLength={7}
        value={values['minutes'] ?? ''}
        error={errorAt('minutes')}
        onChange={(text) => set({ minutes: text })}
      />
    </>
  );
}

/** What is taken for granted unless somebody says otherwise. */
export function MorePurchaseFields({ values, errorAt, set }: FieldsProps) {
  const words = useWords(LOG_WORDS).purchase;
  return (
    <>
      <TextField
        label={words.cards}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={values['cards'] ?? '1'}
        error={errorAt('cards')}
        onChange={(cards) => set({ cards })}
      />
      <Options
        label={words.source}
        options={words.sources}
        value={values['source'] ?? 'not-asked'}
        onChange={(source) => set({ source })}
      />
    </>
  );
}
