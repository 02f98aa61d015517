import type { PlatformDetail, ProbeView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { blankProbe, KindChoice } from '../probe-form/KindChoice.tsx';
import { NewProbe, type ProbeDraft } from '../probe-form/NewProbe.tsx';
import { PROBE_FORM_WORDS } from '../probe-form/words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import css from './EditDialog.module.css';

/** One more probe for a platform, of any kind, filled in by its own form. */
export function AddProbe({ platform, onClose }: { platform: PlatformDetail; onClose: () => void }) {
  const { m } = useI18n();
  const words = useWords(PROBE_FORM_WORDS);
  const client = useQueryClient();
  const kinds = useQuery(probeKindsQuery).data?.items ?? [];
  const [draft, setDraft] = useState<ProbeDraft | null>(null);
  const kind = kinds.find((each) => each.kind === draft?.kind);
  const save = useMutation({
    mutationFn: () =>
      send<ProbeView>('POST', `/platforms/${platform.id}/probes`, { ...draft, enabled: true }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['platform', platform.id, 'detail'] });
      onClose();
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Dialog title={words.addProbe} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <KindChoice
          kinds={kinds}
          onChoose={(chosen) => {
            save.reset();
            setDraft(blankProbe(chosen));
          }}
        />
        {draft === null || kind === undefined ? null : (
          <NewProbe
            kind={kind}
            draft={draft}
            path=""
            errorAt={(path) => fieldError(save.error, path)}
            onChange={setDraft}
          />
        )}
        {shownAtFields(save.error, ['/config', '/intervalSeconds', '/schedule']) ? null : (
          <ActionFailure error={save.error} />
        )}
        <div className={css['buttons']}>
          <span className={css['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={draft === null || save.isPending}>
            {m.shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
