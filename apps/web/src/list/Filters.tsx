import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useSearchKey } from '../app/use-search-key.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import control from '../ui/control.module.css';
import css from './Filters.module.css';
import type { Sorting } from './sort.ts';
import { isSort, SORT_KEYS, type SortKey } from './sort-keys.ts';
import { LISTING_WORDS } from './words.ts';

const PAUSE_MS = 150;

function useSortName(): (key: SortKey) => string {
  const { m } = useI18n();
  return (key) => {
    switch (key) {
      case 'score':
      case 'change':
      case 'alerts':
      case 'coverage':
      case 'seen':
      case 'name':
        return m.list.sort[key];
      default:
        return m.list.sortByDimension(m.words.dimension[key]);
    }
  };
}

export function Filters({
  q,
  sorting,
  onSearch,
  onSort,
}: {
  q: string;
  sorting: Sorting;
  onSearch: (q: string) => void;
  onSort: (sorting: Sorting) => void;
}) {
  const { m } = useI18n();
  const words = useWords(LISTING_WORDS);
  const sortName = useSortName();
  const hint = useId();
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
      <div className={css['search']}>
        <input
          ref={field}
          type="search"
          className={control['input']}
          placeholder={m.list.search}
          aria-label={m.list.search}
          aria-describedby={hint}
          aria-keyshortcuts="/"
          value={draft}
          maxLength={100}
          onChange={(event) => setDraft(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
        <p id={hint} className={css['hint']}>
          {m.list.onDemand}
        </p>
      </div>
      <select
        className={cx(control['select'], css['sort'])}
        aria-label={m.list.sort.label}
        value={sorting.by}
        onChange={({ target }) => {
          if (isSort(target.value)) onSort({ by: target.value, reversed: false });
        }}
      >
        {SORT_KEYS.map((key) => (
          <option key={key} value={key}>
            {sortName(key)}
          </option>
        ))}
      </select>
      <Button
        aria-pressed={sorting.reversed}
        onClick={() => onSort({ ...sorting, reversed: !sorting.reversed })}
      >
        {words.reverse}
      </Button>
      <Link to="/register" className={cx(buttonClass('accent'), css['add'])}>
        {m.list.add}
      </Link>
    </div>
  );
}
