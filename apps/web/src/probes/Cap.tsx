import type { ProbeRow, ProbeRuns } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionFailure } from '../ui/Failure.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { gapChoices } from './cap.ts';
import { useGapText } from './use-gap-text.ts';
import css from './ProbesPage.module.css';
import { PROBES_WORDS } from './words.ts';

const AS_ALL = '';

/** How often the site may be looked at, all its probes together: as any site, or less often. */
export function Cap({ probe, limits }: { probe: ProbeRow; limits: ProbeRuns['limits'] }) {
  const gapText = useGapText();
  const words = useWords(PROBES_WORDS).cap;
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const change = useMutation({
    mutationFn: (gapSeconds: number | null) =>
      send('PUT', `/probe-runs/${probe.id}/cap`, { gapSeconds }),
    onSettled: () => client.invalidateQueries({ queryKey: ['probe-runs'] }),
  });
  const { gapSeconds } = probe.cap;
  const gap = Math.max(limits.gapSeconds, gapSeconds ?? 0);
  return (
    <details
      className={css['output']}
      data-cap={gap}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.summary(gapText(gap))}</summary>
      {open ? (
        <div className={css['cap']}>
          <SelectField
            label={words.label(probe.site)}
            hint={words.hint}
            value={gapSeconds === null ? AS_ALL : String(gapSeconds)}
            options={[
              { id: AS_ALL, text: words.asAll(gapText(limits.gapSeconds)) },
              ...gapChoices(limits.gapSeconds, gapSeconds).map((seconds) => ({
                id: String(seconds),
                text: words.every(gapText(seconds)),
              })),
            ]}
            onChange={(id) => change.mutate(id === AS_ALL ? null : Number(id))}
          />
          <ActionFailure error={change.error} />
        </div>
      ) : null}
    </details>
  );
}
