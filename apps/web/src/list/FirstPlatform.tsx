import { useI18n } from '../i18n/use-i18n.ts';
import { AddressForm } from './AddressForm.tsx';
import css from './FirstPlatform.module.css';

/** Nothing registered yet: the one thing to do is to paste an address. */
export function FirstPlatform() {
  const { m } = useI18n();
  return (
    <section className={css['box']}>
      <h1>{m.list.emptyTitle}</h1>
      <p className={css['text']}>{m.list.emptyText}</p>
      <AddressForm />
    </section>
  );
}
