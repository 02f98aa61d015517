import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import { PRESETS, type Preset } from './presets.ts';
import css from './SaveForm.module.css';
import { REGISTER_WORDS } from './words.ts';

/** How often to look, in one choice; below it what that means for each probe. */
export function PresetCard({
  value,
  onChange,
  reminder,
  children,
}: {
  value: Preset;
  onChange: (value: Preset) => void;
  /** What is offered where nothing looks by itself. */
  reminder: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(REGISTER_WORDS);
  return (
    <Card
      title={words.probes}
      aside={
        <Segments
          label={words.preset.label}
          options={PRESETS.map((id) => ({ id, text: words.preset[id] }))}
          value={value}
          onChange={onChange}
        />
      }
    >
      <p className={css['note']}>{words.preset.help[value]}</p>
      {value === 'manual' ? (
        <>
          <p>
            <Link to="/log/new" search={{}}>
              {words.preset.log}
            </Link>
          </p>
          {reminder}
        </>
      ) : (
        children
      )}
      <p className={css['note']}>{words.promise}</p>
    </Card>
  );
}
