import type { VantageCreated } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import css from './Page.module.css';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import { vantagesQuery } from './queries.ts';
import { VANTAGE_WORDS } from './words.ts';

export function AddVantageForm({ onCreated }: { onCreated: (vantage: VantageCreated) => void }) {
  const words = useWords(VANTAGE_WORDS);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [trusted, setTrusted] = useState(false);
  const add = useMutation({
    mutationFn: () => send<VantageCreated>('POST', '/vantages', { name: name.trim(), trusted }),
    onSuccess: (vantage) => {
      setName('');
      setTrusted(false);
      onCreated(vantage);
      void client.invalidateQueries({ queryKey: vantagesQuery.queryKey });
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    add.mutate();
  }

  return (
    <form onSubmit={submit} className={css['form']}>
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={fieldError(add.error, '/name')}
        value={name}
        required
        maxLength={60}
        autoComplete="off"
        onChange={setName}
      />
      <Check checked={trusted} onChange={setTrusted}>
        {words.trust}
      </Check>
      {shownAtFields(add.error, ['/name']) ? null : <ActionFailure error={add.error} />}
      <div>
        <Button type="submit" look="accent" disabled={add.isPending}>
          {add.isPending ? words.creating : words.create}
        </Button>
      </div>
    </form>
  );
}
