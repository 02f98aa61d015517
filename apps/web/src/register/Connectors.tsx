import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isOffers } from '../api/detection.ts';
import { fieldError } from '../api/problem.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { STOREFRONTS } from '../i18n/storefront-names.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfigFields } from '../probe-form/ConfigFields.tsx';
import { blankOf, type Config, type ConfigSchema, isConfig } from '../probe-form/schema.ts';
import { PROBE_FORM_WORDS } from '../probe-form/words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Looking } from './Looking.tsx';
import css from './ManualProducts.module.css';
import { TryResult } from './TryResult.tsx';
import fields from './SaveForm.module.css';
import { useTrial } from './use-trial.ts';

/** The price probe's connectors but the one of hand-given rules, which has a card of its own. */
function connectorsOf(schema: unknown): ConfigSchema {
  const union = (schema as ConfigSchema | undefined)?.oneOf ?? [];
  return { oneOf: union.filter((branch) => branch.properties?.['connector']?.const !== 'generic') };
}

function startOf(schema: ConfigSchema, siteUrl: string): Config {
  const blank = blankOf(schema);
  return { ...(isConfig(blank) ? blank : {}), siteUrl };
}

/** Price probes of software that is named by hand, with credentials where it wants some. */
export function Connectors({
  siteUrl,
  added,
  onChange,
}: {
  siteUrl: string;
  added: readonly Config[];
  onChange: (configs: Config[]) => void;
}) {
  const words = useWords(PROBE_FORM_WORDS);
  const names = useWords(STOREFRONTS);
  const kinds = useQuery(probeKindsQuery);
  const kind = kinds.data?.items.find((entry) => entry.kind === 'price-drift');
  const schema = connectorsOf(kind?.configSchema);
  const [open, setOpen] = useState(false);
  const [entered, setEntered] = useState<Config | null>(null);
  const [tried, setTried] = useState<string | null>(null);
  const trial = useTrial(isOffers);
  if (kind === undefined) return null;
  if (!open) {
    return (
      <Card title={words.cardTitle}>
        <p className={css['lead']}>{words.cardLead}</p>
        <Button onClick={() => setOpen(true)}>{words.choose}</Button>
      </Card>
    );
  }
  const config = entered ?? startOf(schema, siteUrl);
  const isTried = tried === JSON.stringify(config);

  function tryNow() {
    setTried(JSON.stringify(config));
    trial.start({ kind: 'try', probeKind: 'price-drift', config });
  }

  function add() {
    onChange([...added, config]);
    setEntered(null);
    setTried(null);
  }

  return (
    <Card title={words.cardTitle}>
      <p className={css['lead']}>{words.cardLead}</p>
      <div className={fields['fields']}>
        <ConfigFields
          schema={{
            ...schema,
            labels: { zh: PROBE_FORM_WORDS['zh-CN'].software, en: PROBE_FORM_WORDS.en.software },
          }}
          value={config}
          path="/config"
          optional={false}
          errorAt={(path) => fieldError(trial.error, path)}
          onChange={(changed) => setEntered(isConfig(changed) ? changed : null)}
        />
      </div>
      <div className={css['actions']}>
        <Button disabled={trial.pending} onClick={tryNow}>
          {trial.pending ? words.trying : words.tryNow}
        </Button>
        <Button onClick={add}>{words.add}</Button>
      </div>
      <ActionFailure error={trial.error} />
      {trial.pending ? <Looking queued={trial.queued} /> : null}
      {isTried && !trial.pending ? (
        <TryResult outcome={trial.outcome} failed={trial.failed} />
      ) : null}
      {added.length === 0 ? null : (
        <>
          <h3 className={css['added']}>{words.added(countText(added.length))}</h3>
          <ul>
            {added.map((each, at) => (
              <li key={at} className={css['product']}>
                <span className={css['what']}>
                  {wordFor(names, String(each['connector']))}
                  <code>{String(each['siteUrl'])}</code>
                </span>
                <Button look="quiet" onClick={() => onChange(added.filter((_, i) => i !== at))}>
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
