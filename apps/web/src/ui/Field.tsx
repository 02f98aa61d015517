import { useId, type ReactNode } from 'react';
import css from './Field.module.css';

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

/** A label, its control, a hint, and the error right beside it. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  optional?: string | undefined;
  children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const wrong = error !== null && error !== undefined && error !== '';
  const described = [hint === undefined ? '' : `${id}h`, wrong ? `${id}e` : '']
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={css['field']}>
      <label htmlFor={id} className={css['label']}>
        {label}
        {optional === undefined ? null : <span className={css['optional']}>{optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': wrong || undefined,
      })}
      {wrong ? (
        <p id={`${id}e`} className={css['error']} role="alert">
          {error}
        </p>
      ) : null}
      {hint === undefined ? null : (
        <p id={`${id}h`} className={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
