import { useState } from 'react';
import { isOffers } from '../api/detection.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { genericConfig, type ManualProduct } from './draft.ts';
import { Looking } from './Looking.tsx';
import { ManualFields, productOf, useManualDraft } from './ManualFields.tsx';
import css from './ManualProducts.module.css';
import { TryResult } from './TryResult.tsx';
import { useTrial } from './use-trial.ts';
import { REGISTER_WORDS } from './words.ts';

export function ManualProducts({
  siteUrl,
  products,
  onChange,
}: {
  siteUrl: string;
  products: ManualProduct[];
  onChange: (products: ManualProduct[]) => void;
}) {
  const words = useWords(REGISTER_WORDS).manual;
  const [draft, setDraft] = useManualDraft(siteUrl);
  const [tried, setTried] = useState<ManualProduct | null>(null);
  const trial = useTrial(isOffers);
  const product = productOf(draft);
  const current =
    tried !== null && product !== null && JSON.stringify(tried) === JSON.stringify(product);

  function tryNow() {
    if (product === null) return;
    setTried(product);
    trial.start({ kind: 'try', probeKind: 'price-drift', config: genericConfig([product]) });
  }

  function add() {
    if (product === null) return;
    onChange([...products.filter((other) => other.ref !== product.ref), product]);
    setDraft({ ...draft, url: '', title: '' });
    setTried(null);
  }

  return (
    <Card title={words.title}>
      <p className={css['lead']}>{words.lead}</p>
      <ManualFields draft={draft} error={trial.error} onChange={setDraft} />
      <div className={css['actions']}>
        <Button disabled={product === null || trial.pending} onClick={tryNow}>
          {trial.pending ? words.trying : words.tryNow}
        </Button>
        <Button disabled={product === null} onClick={add}>
          {words.add}
        </Button>
      </div>
      <ActionFailure error={trial.error} />
      {trial.pending ? <Looking queued={trial.queued} /> : null}
      {current && !trial.pending ? (
        <TryResult outcome={trial.outcome} failed={trial.failed} />
      ) : null}
      {products.length === 0 ? null : (
        <>
          <h3 className={css['added']}>{words.added(countText(products.length))}</h3>
          <ul>
            {products.map((entry) => (
              <li key={entry.ref} className={css['product']}>
                <span className={css['what']}>
                  {entry.title}
                  <code>{entry.url}</code>
                </span>
                <Button
                  look="quiet"
                  onClick={() => onChange(products.filter((other) => other.ref !== entry.ref))}
                >
                  {words.remove}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
