import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { isDetection } from '../api/detection.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import { Field } from '../ui/Field.tsx';
import { givenIn } from './given.ts';
import { Looking } from './Looking.tsx';
import { NameOnly } from './NameOnly.tsx';
import { isShut } from './presets.ts';
import css from './RegisterPage.module.css';
import { SaveForm } from './SaveForm.tsx';
import { Unknown } from './Unknown.tsx';
import { useTrial } from './use-trial.ts';
import { REGISTER_WORDS } from './words.ts';

const route = getRouteApi('/register');
/** Causes after which registering the address would be refused anyway. */
const NOT_SAVABLE = new Set(['refused-address']);

export function RegisterPage() {
  const { m } = useI18n();
  const words = useWords(REGISTER_WORDS);
  useTitle(words.title);
  const asked = route.useSearch().url ?? '';
  const navigate = route.useNavigate();
  const [text, setText] = useState(asked);
  const [looked, setLooked] = useState<string | null>(null);
  const [wrong, setWrong] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [qq, setQq] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const trial = useTrial(isDetection);
  const { start, outcome } = trial;

  function look(raw: string) {
    const given = givenIn(raw);
    if (given.kind === 'nothing' || given.kind === 'bad-url') {
      setWrong(given.kind === 'nothing' ? words.required : words.badUrl);
      field.current?.focus();
      return;
    }
    setWrong('');
    setName(given.kind === 'name' ? given.name : null);
    if (given.kind === 'name') return;
    setQq(given.kind === 'qq' ? given.number : null);
    setLooked(given.url);
    // Nothing is to be seen behind a number: whoever has it is asked by hand.
    if (given.kind === 'qq') return;
    const { url } = given;
    setText(url);
    start({ kind: 'detect', url });
    void navigate({ search: (before) => ({ ...before, url }), replace: true });
  }

  // Coming from the paste box of the empty list: look at once.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    if (asked === '') field.current?.focus();
    else look(asked);
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    look(text);
  }

  const cause = outcome?.kind === 'unknown' ? outcome.cause : null;
  const isSeen = looked !== null && !trial.pending && (outcome !== null || trial.failed);
  const ready = name === null && (qq !== null || isSeen);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['lead']}>{words.lead}</p>
      </header>
      <form onSubmit={submit} className={css['box']} noValidate data-given>
        <Field
          label={words.url}
          hint={words.urlHint}
          error={wrong === '' ? fieldError(trial.error, '/url') : wrong}
        >
          {(ids) => (
            <div className={css['row']}>
              <input
                {...ids}
                ref={field}
                className={control['input']}
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                placeholder="https://"
                maxLength={2048}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
              <Button type="submit" look={ready ? 'plain' : 'accent'} disabled={trial.pending}>
                {looked === null ? words.look : words.lookAgain}
              </Button>
            </div>
          )}
        </Field>
        <p className={css['promise']}>{m.list.promise}</p>
        {shownAtFields(trial.error, ['/url']) ? null : <ActionFailure error={trial.error} />}
      </form>
      {trial.pending ? <Looking queued={trial.queued} /> : null}
      {name === null ? null : <NameOnly name={name} />}
      {qq === null || name !== null ? null : <p role="status">{words.qqOnly}</p>}
      {ready && qq === null && outcome?.kind !== 'observed' ? (
        <Unknown
          cause={cause}
          detail={outcome?.kind === 'unknown' ? outcome.detail : ''}
          savable={cause === null || !NOT_SAVABLE.has(cause)}
        />
      ) : null}
      {ready && looked !== null && (qq !== null || cause === null || !NOT_SAVABLE.has(cause)) ? (
        <SaveForm
          key={looked}
          url={looked}
          called={qq === null ? undefined : `QQ ${qq}`}
          detection={qq === null && outcome?.kind === 'observed' ? outcome.seen : null}
          start={qq !== null || isShut(cause) ? 'manual' : 'standard'}
        />
      ) : null}
    </div>
  );
}
