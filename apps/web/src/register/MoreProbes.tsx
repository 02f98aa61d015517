import type { ProbeKind } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import type { Detection } from '../api/detection.ts';
import { probeKindsQuery } from '../api/queries.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { blankProbe, KindChoice } from '../probe-form/KindChoice.tsx';
import { NewProbe, type ProbeDraft } from '../probe-form/NewProbe.tsx';
import { begun, type ConfigSchema } from '../probe-form/schema.ts';
import { PROBE_FORM_WORDS } from '../probe-form/words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { CONTACTS } from './contact-words.ts';
import css from './ManualProducts.module.css';

/** Price probes have cards of their own. */
const ELSEWHERE = 'price-drift';

/**
 * Probes that are a person's choice: those that ask somebody something, begun for each contact that was
 * found, and all that need what only a person has.
 */
export function MoreProbes({
  drafts,
  added,
  firstIndex,
  errorAt,
  onChange,
}: {
  drafts: Detection['drafts'];
  added: readonly ProbeDraft[];
  /** Place of the first one among the probes that are sent. */
  firstIndex: number;
  errorAt: (path: string) => string | null;
  onChange: (added: ProbeDraft[]) => void;
}) {
  const { lang } = useI18n();
  const words = useWords(PROBE_FORM_WORDS);
  const channels = useWords(CONTACTS);
  const kinds = useQuery(probeKindsQuery).data?.items ?? [];
  const kindOf = (name: string) => kinds.find(({ kind }) => kind === name);

  function take({ kind: name, config, intervalSeconds }: Detection['drafts'][number]) {
    const kind = kindOf(name);
    if (kind === undefined) return;
    const full = begun(kind.configSchema as ConfigSchema, config);
    onChange([...added, { kind: name, config: full, intervalSeconds }]);
  }

  return (
    <Card title={words.moreTitle}>
      <p className={css['lead']}>{words.moreLead}</p>
      {drafts.length === 0 ? null : (
        <>
          <p className={css['lead']}>{words.draftsLead}</p>
          <ul className={css['actions']}>
            {drafts.map((draft) => {
              const { channel, value } = draft.contact;
              const name = `${wordFor(channels, channel)} ${value}`;
              return (
                <li key={name}>
                  <Button onClick={() => take(draft)}>{words.measure(name)}</Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {added.map((draft, at) => {
        const kind = kindOf(draft.kind);
        if (kind === undefined) return null;
        const title = kind.title[lang === 'en' ? 'en' : 'zh'];
        return (
          <section key={at} className={css['added']} aria-label={title}>
            <header className={css['product']}>
              <h3>{title}</h3>
              <Button look="quiet" onClick={() => onChange(added.filter((_, i) => i !== at))}>
                {words.remove}
              </Button>
            </header>
            <NewProbe
              kind={kind}
              draft={draft}
              path={`/probes/${firstIndex + at}`}
              errorAt={errorAt}
              onChange={(changed) =>
                onChange(added.map((other, i) => (i === at ? changed : other)))
              }
            />
          </section>
        );
      })}
      <div className={css['actions']}>
        <KindChoice
          kinds={kinds.filter(({ kind }) => kind !== ELSEWHERE)}
          onChoose={(kind: ProbeKind) => onChange([...added, blankProbe(kind)])}
        />
      </div>
    </Card>
  );
}
