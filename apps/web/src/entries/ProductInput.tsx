import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { About, InputProps } from './FieldInput.tsx';
import { ENTRY_WORDS } from './words.ts';

const OTHER = '\u0000';

/** A watched product, or the name of another one: only the former can be compared with its price. */
export function ProductInput({
  platformId,
  text,
  maxLength,
  onChange,
  ...about
}: About & InputProps & { maxLength: number }) {
  const words = useWords(ENTRY_WORDS);
  const products = useQuery(productsQuery(platformId)).data?.items ?? [];
  const isWatched = products.some(({ ref }) => ref === text);
  const [other, setOther] = useState(false);
  const isOther = other || (text !== '' && !isWatched);
  if (products.length === 0) {
    return <TextField {...about} value={text} maxLength={maxLength} onChange={onChange} />;
  }
  return (
    <>
      <Field {...about}>
        {(ids) => (
          <select
            {...ids}
            className={control['select']}
            value={isOther ? OTHER : text}
            onChange={(event) => {
              const chosen = event.target.value;
              setOther(chosen === OTHER);
              onChange(chosen === OTHER ? '' : chosen);
            }}
          >
            <option value="">{words.unset}</option>
            {products.map(({ ref, title }) => (
              <option key={ref} value={ref}>
                {title}
              </option>
            ))}
            <option value={OTHER}>{words.otherProduct}</option>
          </select>
        )}
      </Field>
      {isOther ? (
        <TextField
          label={words.otherProductName}
          value={text}
          maxLength={maxLength}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}
