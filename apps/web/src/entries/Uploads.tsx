import type { EntryKindView, UploadView } from '@kaopu/contracts';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { sizeText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import { failureText } from '../ui/Failure.tsx';
import pick from '../ui/file-pick.module.css';
import type { NamedUpload } from './draft.ts';
import labels from '../ui/Field.module.css';
import css from './Form.module.css';
import { ENTRY_WORDS, inLang } from './words.ts';

/** As contracts have them; values taken from there would bring every schema along. */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST = 8;
/** Naming types one by one makes phones hand over pictures in a form that everybody can open. */
const TYPES = 'image/jpeg,image/png,image/webp,image/gif,application/pdf,text/plain,.txt';

interface Pending {
  file: File;
  /** Why it did not get there; null while it is on its way. */
  failure: string | null;
}

/** Files that bear an entry out, sent as soon as they are chosen. */
export function Uploads({
  proof,
  uploads,
  errorAt,
  onAdd,
  onRemove,
}: {
  proof: NonNullable<EntryKindView['proof']>;
  uploads: readonly NamedUpload[];
  errorAt: (path: string) => string | null;
  onAdd: (upload: NamedUpload) => void;
  onRemove: (sha256: string) => void;
}) {
  const { lang, m } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const [pending, setPending] = useState<readonly Pending[]>([]);

  function settle(file: File, failure: string | null) {
    setPending((before) =>
      failure === null
        ? before.filter((other) => other.file !== file)
        : before.map((other) => (other.file === file ? { file, failure } : other)),
    );
  }

  async function put(file: File) {
    if (file.size > MOST_BYTES) return settle(file, words.tooLarge(file.name));
    try {
      const upload = await send<UploadView>('POST', '/uploads', file);
      onAdd({ ...upload, name: file.name });
      settle(file, null);
    } catch (error) {
      settle(file, failureText(error, m));
    }
  }

  function take(files: readonly File[]) {
    const room = Math.max(0, MOST - uploads.length - pending.length);
    const taken = files.slice(0, room);
    setPending((before) => [...before, ...taken.map((file) => ({ file, failure: null }))]);
    for (const file of taken) void put(file);
  }

  return (
    <section className={css['uploads']} aria-label={words.proof}>
      <strong>{words.proof}</strong>
      <p className={labels['hint']}>{inLang(proof.hint, lang)}</p>
      <p className={labels['hint']}>{words.proofRaises[proof.as]}</p>
      <ul className={css['uploads']}>
        {uploads.map(({ sha256, name, size }, i) => (
          <li key={sha256}>
            <span>
              {name === '' ? words.unnamed : name} · {sizeText(size)}
              {errorAt(`/uploads/${i}`) === null ? null : (
                <span className={labels['error']} role="alert">
                  {' '}
                  {errorAt(`/uploads/${i}`)}
                </span>
              )}
            </span>
            <Button look="quiet" onClick={() => onRemove(sha256)}>
              {words.removeUpload(name)}
            </Button>
          </li>
        ))}
        {pending.map(({ file, failure }, i) => (
          <li key={i} role={failure === null ? 'status' : 'alert'}>
            <span className={failure === null ? undefined : labels['error']}>
              {failure === null
                ? words.uploading(file.name)
                : words.uploadFailed(file.name, failure)}
            </span>
            {failure === null ? null : (
              <>
                <Button
                  onClick={() => {
                    setPending((before) =>
                      before.map((other) =>
                        other.file === file ? { file, failure: null } : other,
                      ),
                    );
                    void put(file);
                  }}
                >
                  {words.retryUpload}
                </Button>
                <Button look="quiet" onClick={() => settle(file, null)}>
                  {words.removeUpload(file.name)}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {uploads.length + pending.length >= MOST ? (
        <p className={labels['hint']}>{words.tooMany}</p>
      ) : (
        <label className={cx(buttonClass('plain'), pick['pick'])}>
          {words.pick}
          <input
            type="file"
            multiple
            accept={TYPES}
            onChange={(event) => {
              take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      <p className={labels['hint']}>{words.pickHint}</p>
    </section>
  );
}
