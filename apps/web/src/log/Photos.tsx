import { useState } from 'react';
import { sizeText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { MaskDialog } from '../mask/MaskDialog.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import labels from '../ui/Field.module.css';
import pick from '../ui/file-pick.module.css';
import { Tag } from '../ui/Tag.tsx';
import css from './Log.module.css';
import { Picture } from './Picture.tsx';
import type { Photo } from './place.ts';
import { MOST_PHOTOS } from './readable.ts';
import { usePhotos } from './use-photos.ts';
import { LOG_WORDS } from './words.ts';

/** Photos of a log: kept here at once, sent with it; what nobody else may read is covered first. */
export function Photos({
  ids,
  setIds,
}: {
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
}) {
  const words = useWords(LOG_WORDS).photos;
  const { mask } = useWords(LOG_WORDS);
  const { photos, faults, reading, add, remove, cover } = usePhotos(ids, setIds);
  const [masked, setMasked] = useState<Photo | null>(null);
  return (
    <section className={css['stack']} aria-label={words.label}>
      <strong>{words.label}</strong>
      <p className={labels['hint']}>{words.hint}</p>
      <ul>
        {photos.map((photo) => (
          <li key={photo.id} className={css['photo']} data-photo={photo.id}>
            <Picture bytes={photo.bytes} alt={words.alt(photo.name)} />
            <span>
              {words.kept(photo.name, sizeText(photo.bytes.size))}{' '}
              {photo.original === null ? null : <Tag look="ok">{words.masked}</Tag>}
              <br />
              {photo.hash === null ? (
                <span className={labels['hint']}>{words.hashLater}</span>
              ) : (
                <code className={labels['hint']} data-hash="own">
                  {words.hash(photo.hash)}
                </code>
              )}
            </span>
            <div className={css['buttons']}>
              <Button onClick={() => setMasked(photo)}>{words.mask(photo.name)}</Button>
              <Button look="quiet" onClick={() => void remove(photo.id)}>
                {words.remove(photo.name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p role="status">{reading === null ? null : words.reading(reading)}</p>
      {faults.map((fault) => (
        <p key={fault} role="alert" className={labels['error']}>
          {fault}
        </p>
      ))}
      {ids.length >= MOST_PHOTOS ? null : (
        <label className={cx(buttonClass('plain'), pick['pick'])}>
          {words.pick}
          <input
            type="file"
            multiple
            accept="image/*"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void add(files);
            }}
          />
        </label>
      )}
      <p className={labels['hint']}>{words.limit}</p>
      {masked === null ? null : (
        <MaskDialog
          title={mask.title}
          lead={mask.lead}
          picture={masked.bytes}
          onClose={() => setMasked(null)}
          onDone={async (bytes) => {
            await cover(masked, bytes);
            setMasked(null);
          }}
        />
      )}
    </section>
  );
}
