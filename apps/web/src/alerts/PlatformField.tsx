import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { platformsQuery } from '../api/queries.ts';
import { useProfile } from '../app/profile.ts';
import { useSettled } from '../app/use-settled.ts';
import { useWords } from '../i18n/use-words.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { usePlatformName } from './PlatformName.tsx';
import { ALERT_SETUP_WORDS } from './setup-words.ts';

const SETTLE_MS = 300;

/** One platform; where there are more than a menu should hold, it is searched first. */
export function PlatformField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  /** Its id, '' for none yet. */
  value: string;
  error?: string | null;
  onChange: (id: string) => void;
}) {
  const words = useWords(ALERT_SETUP_WORDS);
  const profile = useProfile();
  const [text, setText] = useState('');
  const name = usePlatformName(value);
  const all = useInfiniteQuery(platformsQuery(profile, ''));
  const found = useInfiniteQuery(platformsQuery(profile, useSettled(text.trim(), SETTLE_MS)));
  const rows = found.data?.pages[0]?.items ?? [];
  const options = rows.map((row) => ({ id: row.id, text: row.name }));
  const isListed = value === '' || rows.some(({ id }) => id === value);
  return (
    <>
      {all.data?.pages[0]?.nextCursor ? (
        <TextField
          label={words.findPlatform}
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={setText}
        />
      ) : null}
      <SelectField
        label={label}
        error={error}
        value={value}
        options={[
          ...(value === '' ? [{ id: '', text: words.choosePlatform }] : []),
          ...(isListed ? [] : [{ id: value, text: name }]),
          ...options,
        ]}
        onChange={onChange}
      />
    </>
  );
}
