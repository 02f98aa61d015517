import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { rememberReporter, storedReporter } from '../entries/draft.ts';
import form from '../entries/Form.module.css';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import labels from '../ui/Field.module.css';
import { Field } from '../ui/Field.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ChatFields } from './ChatFields.tsx';
import { useLogDraft } from './draft.ts';
import type { LogType } from './log-type.ts';
import type { FieldsProps } from './fields-props.ts';
import { KeyHint } from './KeyHint.tsx';
import { rememberUsed, type NamedPlatform } from './known-platforms.ts';
import css from './Log.module.css';
import { flush, putIn } from './outbox.ts';
import { Photos } from './Photos.tsx';
import { PlatformChoice } from './PlatformChoice.tsx';
import { MorePurchaseFields, PurchaseFields } from './PurchaseFields.tsx';
import { readLog, type LogFaults } from './read-log.ts';
import { LOG_WORDS } from './words.ts';

function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** After the faults are on screen. */
function focusFirstFault(place: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = place?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong?.querySelector<HTMLElement>('input, button') ?? wrong)?.focus();
  });
}

/** One log from the first tap to the last; it is kept here, and sent from here (outbox.ts). */
export function LogForm({
  type,
  given,
}: {
  type: LogType;
  /** Named by the link; undefined while that is asked for. */
  given: NamedPlatform | null | undefined;
}) {
  const words = useWords(LOG_WORDS);
  const place = useRef<HTMLFormElement>(null);
  const { draft, change, clear } = useLogDraft(type);
  const [faults, setFaults] = useState<LogFaults>({});
  const [isSaving, setSaving] = useState(false);
  const [isKept, setKept] = useState(true);
  // Whoever wants another one than the link named is not led back to it.
  const [isOther, setOther] = useState(false);
  const shown = draft.platform ?? (isOther ? null : given);
  const platform = shown ?? null;
  const { values } = draft;
  const reporter = values['reporter'] ?? storedReporter();
  const note = values['note'] ?? '';

  const props: FieldsProps = {
    values,
    errorAt: (field) => {
      const fault = faults[field];
      return fault === undefined ? null : words.fault[fault];
    },
    set: (changed) => {
      setFaults({});
      change((before) => ({ values: { ...before.values, ...changed } }));
    },
  };

  async function save() {
    const { kind, fields, faults: found } = readLog(type, { platform, values });
    setFaults(found);
    if (platform === null || Object.keys(found).length > 0) return focusFirstFault(place.current);
    setSaving(true);
    try {
      const who = reporter.trim() === '' ? words.me : reporter.trim();
      await putIn({
        id: draft.id,
        platformId: platform.id,
        platformName: platform.name,
        kind,
        at: new Date().toISOString(),
        reporter: who,
        fields,
        photos: [...draft.photos],
        refused: null,
      });
      setKept(true);
      rememberReporter(who);
      rememberUsed(platform);
      clear();
      void flush();
    } catch {
      setKept(false);
    } finally {
      setSaving(false);
    }
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!isSaving) void save();
  }

  return (
    <form
      ref={place}
      className={form['form']}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        // The Enter that ends a composition is the input method's, not ours.
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <PlatformChoice
        platform={shown}
        error={props.errorAt('platform')}
        onChange={(chosen) => {
          setFaults({});
          setOther(chosen === null);
          change(() => ({ platform: chosen }));
        }}
      />
      {type === 'chat' ? <ChatFields {...props} /> : <PurchaseFields {...props} />}
      <Photos ids={draft.photos} setIds={(photos) => change(() => ({ photos }))} />
      <details className={css['more']}>
        <summary>{words.more}</summary>
        <div className={css['stack']}>
          {type === 'purchase' ? <MorePurchaseFields {...props} /> : null}
          <Field label={words.note} optional={words.optional}>
            {(ids) => (
              <textarea
                {...ids}
                className={control['input']}
                rows={3}
                maxLength={2000}
                value={note}
                onChange={(event) => props.set({ note: event.target.value })}
              />
            )}
          </Field>
          <TextField
            label={words.reporter}
            hint={words.reporterHint}
            value={reporter}
            maxLength={40}
            placeholder={words.me}
            autoComplete="nickname"
            onChange={(name) => props.set({ reporter: name })}
          />
        </div>
      </details>
      <KeyHint text={note} onCover={(text) => props.set({ note: text })} />
      {isKept ? null : (
        <p role="alert" className={labels['error']}>
          {words.notKept}
        </p>
      )}
      <div className={form['buttons']}>
        <Button look="quiet" onClick={clear}>
          {words.discard}
        </Button>
        <Button type="submit" look="accent" disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </Button>
      </div>
      <p className={labels['hint']}>{words.drafted}</p>
    </form>
  );
}
