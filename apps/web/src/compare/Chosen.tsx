import { useEffect, useRef, type RefObject } from 'react';
import { Marker } from '../charts/Marker.tsx';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import css from './Compare.module.css';
import { COMPARE_WORDS } from './words.ts';

/**
 * Who is compared, each with a button to take it out. Once the reader took one out the focus goes to
 * the next one's, or the last one's, or to the field for another when nobody is left; once one was
 * added, to its own.
 */
export function Chosen({
  chosen,
  acted,
  onRemove,
}: {
  chosen: readonly { id: string; name: string }[];
  /** True from when the reader changes who is compared until the focus has followed. */
  acted: RefObject<boolean>;
  onRemove: (id: string) => void;
}) {
  const words = useWords(COMPARE_WORDS);
  const list = useRef<HTMLUListElement>(null);
  const ids = chosen.map(({ id }) => id).join(',');
  const before = useRef(ids);

  useEffect(() => {
    const [was, now] = [before.current, ids].map((text) => text.split(','));
    before.current = ids;
    if (!acted.current || was === undefined || now === undefined) return;
    acted.current = false;
    const come = now.findIndex((id) => !was.includes(id));
    const gone = was.findIndex((id) => !now.includes(id));
    const place = come === -1 ? Math.min(gone, now.length - 1) : come;
    const button = list.current?.querySelectorAll('button')[place];
    (button ?? document.querySelector<HTMLElement>('[data-add] input'))?.focus();
  }, [ids, acted]);

  return (
    <ul ref={list} data-chosen className={css['bar']} aria-label={words.chosen}>
      {chosen.map(({ id, name }, series) => (
        <li key={id} className={css['series']}>
          <Marker series={series} />
          <strong>{name}</strong>
          <Button look="quiet" aria-label={words.remove(name)} onClick={() => onRemove(id)}>
            ×
          </Button>
        </li>
      ))}
    </ul>
  );
}
