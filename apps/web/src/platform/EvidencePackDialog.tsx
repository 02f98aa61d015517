import type { EvidencePackRequest } from '@kaopu/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { saveAs } from '../api/save-as.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './EditDialog.module.css';
import { PACK_SPANS, type PackSpan } from './ranges.ts';
import { PLATFORM_WORDS } from './words.ts';

const HOUR_MS = 3_600_000;

/** Downloads what was kept of a platform over a span, with everything that proves it. */
export function EvidencePackDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { m } = useI18n();
  const words = useWords(PLATFORM_WORDS).pack;
  const [span, setSpan] = useState<PackSpan>(24);
  const [note, setNote] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const from = new Date(Date.now() - span * HOUR_MS).toISOString();
      const request: EvidencePackRequest = {
        ...(span > 0 && { from }),
        ...(note.trim() !== '' && { note }),
      };
      return saveAs(`/platforms/${id}/evidence-packs`, request, 'kaopu-evidence.zip');
    },
    onSuccess: onClose,
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    make.mutate();
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <p>{words.lead}</p>
        <Segments
          label={words.span}
          options={PACK_SPANS.map((hours) => ({ id: hours, text: words.spans[hours] }))}
          value={span}
          onChange={setSpan}
        />
        <TextField
          label={words.note}
          optional={m.shell.optional}
          value={note}
          maxLength={2_000}
          onChange={setNote}
        />
        <ActionFailure error={make.error} />
        <div className={css['buttons']}>
          <span className={css['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={make.isPending}>
            {make.isPending ? words.making : words.download}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
