import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { platformsQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { useSettled } from '../app/use-settled.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import labels from '../ui/Field.module.css';
import { knownPlatforms, rememberListed, type NamedPlatform } from './known-platforms.ts';
import css from './Log.module.css';
import { LOG_WORDS } from './words.ts';

const SETTLE_MS = 250;
const MOST = 6;

function matching(platforms: readonly NamedPlatform[], q: string): NamedPlatform[] {
  const wanted = q.toLowerCase();
  return platforms.filter(({ name }) => name.toLowerCase().includes(wanted));
}

function distinct(platforms: readonly NamedPlatform[]): NamedPlatform[] {
  const ids = platforms.map(({ id }) => id);
  return platforms.filter(({ id }, i) => ids.indexOf(id) === i);
}

function Search({
  error,
  onChoose,
}: {
  error: string | null;
  onChoose: (one: NamedPlatform) => void;
}) {
  const words = useWords(LOG_WORDS).platform;
  const profile = useProfile();
  const [text, setText] = useState('');
  const [isComposing, setComposing] = useState(false);
  const settled = useSettled(text.trim(), SETTLE_MS);
  // Half-composed pinyin is not a search.
  const [q, setQ] = useState('');
  useEffect(() => {
    if (!isComposing) setQ(settled);
  }, [settled, isComposing]);
  const found = useInfiniteQuery(platformsQuery(profile, q));
  const rows = found.data?.pages[0]?.items;
  useEffect(() => {
    if (rows !== undefined) rememberListed(rows);
  }, [rows]);
  const isOffline = found.isError;
  const known = q === '' || isOffline ? matching(knownPlatforms(), q) : [];
  const listed = distinct([...known, ...(rows ?? [])]).slice(0, MOST);
  const listId = useId();
  const [at, setAt] = useState(-1);
  const active = listed[at];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && listed.length > 0) {
      event.preventDefault();
      setAt((at + step + listed.length + (at < 0 && step < 0 ? 1 : 0)) % listed.length);
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      onChoose({ id: active.id, name: active.name });
    } else if (event.key === 'Escape') {
      setAt(-1);
    }
  };
  return (
    <div className={css['stack']}>
      <TextField
        label={words.label}
        role="combobox"
        aria-expanded={listed.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
        placeholder={words.search}
        autoComplete="off"
        maxLength={100}
        value={text}
        error={error}
        onChange={(typed) => {
          setText(typed);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <div
        id={listId}
        className={css['names']}
        role="listbox"
        aria-label={q === '' ? words.recent : words.found}
      >
        {listed.map(({ id, name }) => (
          <Button
            key={id}
            id={`${listId}-${id}`}
            role="option"
            aria-selected={id === active?.id}
            tabIndex={-1}
            onClick={() => onChoose({ id, name })}
          >
            {name}
          </Button>
        ))}
      </div>
      {isOffline ? <p className={labels['hint']}>{words.offline}</p> : null}
      {found.isSuccess && q !== '' && listed.length === 0 ? (
        <p role="status">
          {words.none}{' '}
          <Link to="/register" search={{}}>
            {words.register}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

/** One of the platforms: the last ones used are one tap away, whoever else is searched for. */
export function PlatformChoice({
  platform,
  error,
  onChange,
}: {
  /** undefined while its name is asked for. */
  platform: NamedPlatform | null | undefined;
  error: string | null;
  onChange: (platform: NamedPlatform | null) => void;
}) {
  const words = useWords(LOG_WORDS).platform;
  if (platform === null) return <Search error={error} onChoose={onChange} />;
  return (
    <div className={css['chosen']} role="group" aria-label={words.label}>
      <strong data-platform={platform?.id}>{platform?.name ?? '…'}</strong>
      <Button look="quiet" onClick={() => onChange(null)}>
        {words.change}
      </Button>
    </div>
  );
}
