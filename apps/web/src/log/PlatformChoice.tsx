import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
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
  return (
    <div className={css['stack']}>
      <TextField
        label={words.label}
        type="search"
        placeholder={words.search}
        autoComplete="off"
        maxLength={100}
        value={text}
        error={error}
        onChange={setText}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <div className={css['names']} role="group" aria-label={q === '' ? words.recent : words.found}>
        {listed.map(({ id, name }) => (
          <Button key={id} onClick={() => onChoose({ id, name })}>
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
