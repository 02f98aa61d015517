import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Mask.module.css';
import { isWide, type Box } from './mask.ts';
import { MASK_WORDS } from './words.ts';

const EDGES = ['left', 'top', 'width', 'height'] as const;

/** A part to cover in numbers, for whoever does not drag. */
export function MaskNumbers({ onAdd }: { onAdd: (box: Box) => void }) {
  const words = useWords(MASK_WORDS);
  const [percents, setPercents] = useState<Readonly<Record<(typeof EDGES)[number], string>>>({
    left: '10',
    top: '40',
    width: '80',
    height: '20',
  });
  const share = (edge: (typeof EDGES)[number]) =>
    Math.min(1, Math.max(0, Number(percents[edge]) / 100));
  const [left, top] = [share('left'), share('top')];
  const box = {
    left,
    top,
    width: Math.min(share('width'), 1 - left),
    height: Math.min(share('height'), 1 - top),
  };
  return (
    <details className={css['more']}>
      <summary>{words.byNumbers}</summary>
      <div className={css['stack']}>
        <div className={css['pair']}>
          {EDGES.map((edge) => (
            <TextField
              key={edge}
              label={words.percent(words.edge[edge])}
              inputMode="numeric"
              maxLength={3}
              value={percents[edge]}
              onChange={(text) => setPercents({ ...percents, [edge]: text })}
            />
          ))}
        </div>
        <Button disabled={!isWide(box)} onClick={() => onAdd(box)}>
          {words.add}
        </Button>
      </div>
    </details>
  );
}
