import type { ProductView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import { Field } from '../ui/Field.tsx';
import table from '../ui/table.module.css';
import { TextField } from '../ui/TextField.tsx';
import form from './EditDialog.module.css';
import { keyOf, partsOf } from './item-key.ts';
import { ITEM_WORDS } from './item-words.ts';
import css from './Product.module.css';

/** Which goods a product is compared as, and a person's word where its title misleads. */
export function ProductItem({ platformId, product }: { platformId: string; product: ProductView }) {
  const words = useWords(ITEM_WORDS);
  const client = useQueryClient();
  const [parts, setParts] = useState(() => partsOf(product.item));
  const onSuccess = () => client.invalidateQueries({ queryKey: ['platform', platformId] });
  const path = `/platforms/${platformId}/product-item`;
  const correct = useMutation({
    mutationFn: (item: string | null) => send('PUT', path, { ref: product.ref, item }),
    onSuccess,
  });
  const forget = useMutation({
    mutationFn: () => send('DELETE', `${path}?ref=${encodeURIComponent(product.ref)}`),
    onSuccess,
  });
  const busy = correct.isPending || forget.isPending;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    correct.mutate(keyOf(parts));
  }

  return (
    <details className={table['details']}>
      <summary>
        {words.item(product.item ?? words.none)}
        {product.corrected ? ` · ${words.corrected}` : ''} · {words.correct}
      </summary>
      <form onSubmit={submit} className={form['form']}>
        <TextField
          label={words.brand}
          hint={words.brandHint}
          error={fieldError(correct.error, '/item')}
          value={parts.brand}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(brand) => setParts({ ...parts, brand })}
        />
        <div className={css['length']}>
          <TextField
            label={words.length}
            value={parts.count}
            maxLength={4}
            inputMode="numeric"
            onChange={(count) => setParts({ ...parts, count })}
          />
          <select
            className={control['select']}
            aria-label={words.length}
            value={parts.unit}
            onChange={(event) =>
              setParts({ ...parts, unit: event.target.value === 'd' ? 'd' : 'm' })
            }
          >
            <option value="m">{words.months}</option>
            <option value="d">{words.days}</option>
          </select>
        </div>
        <Field label={words.delivery}>
          {(ids) => (
            <select
              {...ids}
              className={control['select']}
              value={parts.delivery}
              onChange={(event) =>
                setParts({
                  ...parts,
                  delivery: event.target.value === 'recharge' ? 'recharge' : 'code',
                })
              }
            >
              <option value="code">{words.code}</option>
              <option value="recharge">{words.recharge}</option>
            </select>
          )}
        </Field>
        <div className={form['buttons']}>
          <Button type="submit" disabled={busy}>
            {words.save}
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => correct.mutate(null)}>
            {words.notComparable}
          </Button>
          {product.corrected ? (
            <Button look="quiet" disabled={busy} onClick={() => forget.mutate()}>
              {words.automatic}
            </Button>
          ) : null}
        </div>
        {shownAtFields(correct.error, ['/item']) ? null : (
          <ActionFailure error={correct.error ?? forget.error} />
        )}
      </form>
    </details>
  );
}
