import type { ComparisonView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { platformsQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Compare.module.css';
import { COMPARE_WORDS } from './words.ts';

const PAUSE_MS = 250;
const MOST_FOUND = 5;

type Near = ComparisonView['nearest'][number];

/** One more to compare: those with the nearest scores, or whoever is searched for. */
export function AddPlatform({
  chosen,
  nearest,
  onAdd,
}: {
  chosen: readonly string[];
  nearest: readonly Near[];
  onAdd: (id: string) => void;
}) {
  const { m } = useI18n();
  const { add: words, facts } = useWords(COMPARE_WORDS);
  const profile = useProfile();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const [composing, setComposing] = useState(false);
  const found = useInfiniteQuery({ ...platformsQuery(profile, q), enabled: q !== '' });

  // Half-composed pinyin is not a search.
  useEffect(() => {
    if (composing) return;
    const timer = setTimeout(() => setQ(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, composing]);

  const rows = q === '' ? nearest : (found.data?.pages[0]?.items ?? []);
  const offered = rows.filter(({ id }) => !chosen.includes(id)).slice(0, MOST_FOUND);
  const near = chosen.length === 0 ? words.best : words.nearest;
  return (
    <div data-add>
      <TextField
        label={words.label}
        hint={words.hint}
        type="search"
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={setText}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <div className={css['bar']} role="group" aria-label={q === '' ? near : words.found}>
        {offered.length === 0 ? null : (
          <span className={css['quiet']}>{q === '' ? near : words.found}</span>
        )}
        {offered.map(({ id, name, score }) => (
          <Button
            key={id}
            onClick={() => {
              setText('');
              onAdd(id);
            }}
          >
            {words.one(name)}
            {score === null ? null : (
              <span className={css['quiet']}>
                {scoreText(score.value)} {m.words.status[score.status]}{' '}
                {facts.interval(scoreText(score.lo), scoreText(score.hi))}
              </span>
            )}
          </Button>
        ))}
      </div>
      <p role="status">{found.isSuccess && q !== '' && rows.length === 0 ? words.none : null}</p>
    </div>
  );
}
