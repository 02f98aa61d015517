import { useId, type ReactNode } from 'react';
import head from '../alerts/AlertsPage.module.css';
import line from '../alerts/AlertLine.module.css';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './Today.module.css';
import { TODAY_WORDS } from './words.ts';

/** A part of the day: its title, and a list of lines unless `children` is null. */
export function Section({
  name,
  title,
  aside,
  left = 0,
  children,
}: {
  name: 'todo' | 'changes' | 'expiring' | 'market';
  title: string;
  aside?: ReactNode;
  /** How many more there are than are shown. */
  left?: number;
  children: ReactNode;
}) {
  const words = useWords(TODAY_WORDS);
  const id = useId();
  return (
    <section className={css['section']} data-s={name} aria-labelledby={id}>
      <header className={head['head']}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children === null ? null : <ul className={head['list']}>{children}</ul>}
      {left > 0 ? <p className={line['text']}>{words.more(countText(left))}</p> : null}
    </section>
  );
}

/** What kind of thing it is, what is said of it, and what can be done. */
export function Line({
  mark,
  side,
  children,
}: {
  mark: ReactNode;
  side?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className={line['line']}>
      <span className={line['mark']}>{mark}</span>
      <div className={line['what']}>{children}</div>
      <span className={line['side']}>{side}</span>
    </li>
  );
}
