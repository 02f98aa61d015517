import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './FirstPlatform.module.css';

/** A shop's address is pasted here, and looked at on the page that registers it. */
export function AddressForm() {
  const { m } = useI18n();
  const navigate = useNavigate();
  const [url, setUrl] = useState('');

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    void navigate({ to: '/register', search: url.trim() === '' ? {} : { url: url.trim() } });
  }

  return (
    <form onSubmit={submit} className={css['form']}>
      <TextField
        label={m.list.emptyUrl}
        hint={m.list.promise}
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        value={url}
        onChange={setUrl}
      />
      <Button type="submit" look="accent">
        {m.list.emptyGo}
      </Button>
    </form>
  );
}
