import { useId, type ReactNode } from 'react';
import css from './Card.module.css';

/** One titled section of a page. */
export function Card({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={css['card']} aria-labelledby={id}>
      <header className={css['head']}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
