import type { ImportView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TextField } from '../ui/TextField.tsx';
import { When } from '../ui/When.tsx';
import css from './Imports.module.css';
import { Report } from './Report.tsx';
import { IMPORT_WORDS } from './words.ts';

const LOOKS = { preview: 'dashed', confirmed: 'ok', retracted: 'hatched' } as const;

/** One import: its report, and what can be decided about it. */
export function ImportItem({ item }: { item: ImportView }) {
  const words = useWords(IMPORT_WORDS);
  const client = useQueryClient();
  const [retracting, setRetracting] = useState(false);
  const decide = useMutation({
    mutationFn: (what: 'confirm' | 'discard') =>
      what === 'confirm'
        ? send<ImportView>('POST', `/imports/${item.id}/confirm`)
        : send<undefined>('DELETE', `/imports/${item.id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  return (
    <li className={css['import']}>
      <div className={css['head']}>
        <strong>
          {item.source} · {item.fileName}
        </strong>
        <Tag look={LOOKS[item.state]}>{words.states[item.state]}</Tag>
        {item.complete ? <Tag>{words.completeTag}</Tag> : null}
        <span className={css['hint']}>
          {words.asOfLine(item.asOf)} · <When at={item.createdAt} />
        </span>
      </div>
      {item.reason === null ? null : <p className={css['hint']}>{item.reason}</p>}
      {item.state === 'preview' ? (
        <Report report={item.report} />
      ) : (
        <details>
          <summary>
            {words.news(
              item.report.news.fresh,
              item.report.news.changed,
              item.report.news.unchanged,
            )}
          </summary>
          <Report report={item.report} />
        </details>
      )}
      <ActionFailure error={decide.error} />
      <div className={css['buttons']}>
        {item.state === 'preview' ? (
          <>
            <Button
              look="accent"
              disabled={decide.isPending}
              onClick={() => decide.mutate('confirm')}
            >
              {words.confirm}
            </Button>
            <Button disabled={decide.isPending} onClick={() => decide.mutate('discard')}>
              {words.discard}
            </Button>
          </>
        ) : null}
        {item.state === 'confirmed' ? (
          <Button look="danger" onClick={() => setRetracting(true)}>
            {words.retract}
          </Button>
        ) : null}
        <a href={`/api/v1/evidence/${item.sha256}`} download>
          {words.kept}
        </a>
      </div>
      {retracting ? <RetractImport id={item.id} onClose={() => setRetracting(false)} /> : null}
    </li>
  );
}

function RetractImport({ id, onClose }: { id: string; onClose: () => void }) {
  const { m } = useI18n();
  const words = useWords(IMPORT_WORDS);
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const retract = useMutation({
    mutationFn: () => send<ImportView>('POST', `/imports/${id}/retract`, { reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['imports'] });
      onClose();
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    retract.mutate();
  }

  return (
    <Dialog title={words.retractTitle} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <p className={css['hint']}>{words.retractLead}</p>
        <TextField
          label={words.reason}
          value={reason}
          required
          maxLength={500}
          onChange={setReason}
        />
        <ActionFailure error={retract.error} />
        <div className={css['buttons']}>
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="danger" disabled={retract.isPending}>
            {words.retract}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
