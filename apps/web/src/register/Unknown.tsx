import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Original } from '../ui/Original.tsx';
import { isShut } from './presets.ts';
import css from './Unknown.module.css';
import { REGISTER_WORDS } from './words.ts';

/** We could not see the shop. That is our limit, not its fault, and we say which. */
export function Unknown({
  cause,
  detail,
  savable,
}: {
  cause: string | null;
  detail: string;
  savable: boolean;
}) {
  const { m } = useI18n();
  const words = useWords(REGISTER_WORDS);
  const causes: Readonly<Record<string, string>> = words.unknown;
  const known = cause !== null && Object.hasOwn(m.words.cause, cause);
  return (
    <section className={css['unknown']} aria-live="polite">
      <h2>
        {cause === null
          ? words.trialFailed
          : isShut(cause)
            ? words.unknown.shut
            : words.unknown.title}
      </h2>
      <p>{known ? causes[cause] : words.unknown.other}</p>
      {detail === '' ? null : (
        <p className={css['detail']}>
          <Original text={detail} />
        </p>
      )}
      <p>
        {savable
          ? isShut(cause)
            ? words.unknown.saveByHand
            : words.unknown.saveAnyway
          : words.unknown.notSavable}
      </p>
    </section>
  );
}
