import type { VantageRule } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import css from './Page.module.css';
import item from './Item.module.css';
import { useWords } from '../i18n/use-words.ts';
import imports from '../imports/Imports.module.css';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import { vantagesQuery } from './queries.ts';
import { VANTAGE_WORDS } from './words.ts';

const FIELDS = ['/ask', '/quorum', '/waitSeconds'];

export function RuleForm({ rule }: { rule: VantageRule }) {
  const words = useWords(VANTAGE_WORDS);
  const client = useQueryClient();
  const [ask, setAsk] = useState(String(rule.ask));
  const [quorum, setQuorum] = useState(String(rule.quorum));
  const [wait, setWait] = useState(String(rule.waitSeconds));
  const save = useMutation({
    mutationFn: () =>
      send<VantageRule>('PUT', '/vantages/rule', {
        ask: Number(ask),
        quorum: Number(quorum),
        waitSeconds: Number(wait),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: vantagesQuery.queryKey }),
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form onSubmit={submit} className={css['form']}>
      <div className={imports['pair']}>
        <TextField
          label={words.ask}
          hint={words.askHint}
          error={fieldError(save.error, '/ask')}
          type="number"
          min={0}
          max={10}
          required
          value={ask}
          onChange={setAsk}
        />
        <TextField
          label={words.quorum}
          hint={words.quorumHint}
          error={fieldError(save.error, '/quorum')}
          type="number"
          min={1}
          max={11}
          required
          value={quorum}
          onChange={setQuorum}
        />
        <TextField
          label={words.wait}
          hint={words.waitHint}
          error={fieldError(save.error, '/waitSeconds')}
          type="number"
          min={15}
          max={110}
          required
          value={wait}
          onChange={setWait}
        />
      </div>
      {shownAtFields(save.error, FIELDS) ? null : <ActionFailure error={save.error} />}
      <div className={item['actions']}>
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? words.saving : words.save}
        </Button>
        <span role="status">{save.isSuccess ? words.saved : null}</span>
      </div>
    </form>
  );
}
