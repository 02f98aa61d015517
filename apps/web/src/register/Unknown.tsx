import { useI18n } from '../i18n/use-i18n.ts';
import { Original } from '../ui/Original.tsx';
import css from './Unknown.module.css';

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
  const words: Readonly<Record<string, string>> = m.register.unknown;
  const known = cause !== null && Object.hasOwn(m.words.cause, cause);
  return (
    <section className={css['unknown']} aria-live="polite">
      <h2>{cause === null ? m.register.trialFailed : m.register.unknown.title}</h2>
      <p>{known ? words[cause] : m.register.unknown.other}</p>
      {detail === '' ? null : (
        <p className={css['detail']}>
          <Original text={detail} />
        </p>
      )}
      <p>{savable ? m.register.unknown.saveAnyway : m.register.unknown.notSavable}</p>
    </section>
  );
}
