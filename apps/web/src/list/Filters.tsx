import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSearchKey } from '../app/use-search-key.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { buttonClass } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import control from '../ui/control.module.css';
import css from './Filters.module.css';
import { isSort, SORT_KEYS, type SortKey } from './sort.ts';

const PAUSE_MS = 250;

export function Filters({
  q,
  sort,
  onSearch,
  onSort,
}: {
  q: string;
  sort: SortKey;
  onSearch: (q: string) => void;
  onSort: (key: SortKey) => void;
}) {
  const { m } = useI18n();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(q);
  const [composing, setComposing] = useState(false);
  useSearchKey(field);

  // Follow the URL when it changes by itself (back, cleared), not the echo of our own typing.
  const sent = useRef(q);
  useEffect(() => {
    if (sent.current === q) return;
    sent.current = q;
    setDraft(q);
  }, [q]);

  // Half-composed pinyin is not a search.
  useEffect(() => {
    const wanted = draft.trim();
    if (composing || wanted === q) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      onSearch(wanted);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });

  return (
    <div className={css['filters']} role="search">
      <input
        ref={field}
        type="search"
        className={cx(control['input'], css['search'])}
        placeholder={m.list.search}
        aria-label={m.list.search}
        aria-keyshortcuts="/"
        value={draft}
        maxLength={100}
        onChange={(event) => setDraft(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <select
        className={cx(control['select'], css['sort'])}
        aria-label={m.list.sort.label}
        value={sort}
        onChange={(event) => {
          if (isSort(event.target.value)) onSort(event.target.value);
        }}
      >
        {SORT_KEYS.map((key) => (
          <option key={key} value={key}>
            {m.list.sort[key]}
          </option>
        ))}
      </select>
      <Link to="/register" className={cx(buttonClass('accent'), css['add'])}>
        {m.list.add}
      </Link>
    </div>
  );
}
