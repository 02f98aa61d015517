import type { RuleView } from '@kaopu/contracts';
import { RULE_KINDS, type RuleKind } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTitle } from '../../app/use-title.ts';
import css from '../../reports/Reports.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Failure } from '../../ui/Failure.tsx';
import rowsCss from '../../ui/rows.module.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AlertNav } from '../AlertNav.tsx';
import { rulesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { Rule } from './Rule.tsx';
import { RuleDialog } from './RuleDialog.tsx';

/** Which events are alerts: what is built in, and what was said otherwise. */
export function RulesPage() {
  const words = useWords(ALERT_SETUP_WORDS).rules;
  useTitle(words.title);
  const rules = useQuery(rulesQuery);
  return (
    <div className={css['page']}>
      <AlertNav here="rules" />
      <header>
        <h1>{words.title}</h1>
        <p className={css['quiet']}>{words.lead}</p>
      </header>
      {rules.isPending ? <Skeleton height={120} rows={6} /> : null}
      {rules.isError ? <Failure error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {rules.isSuccess
        ? RULE_KINDS.map((kind) => <Kind key={kind} kind={kind} all={rules.data} />)
        : null}
    </div>
  );
}

function Kind({ kind, all }: { kind: RuleKind; all: readonly RuleView[] }) {
  const words = useWords(ALERT_SETUP_WORDS).rules;
  const [adding, setAdding] = useState(false);
  const rules = all.filter((rule) => rule.kind === kind);
  // What a special one begins with: the last that speaks of all.
  const common = rules.filter(({ platformId, tag }) => platformId === null && tag === null).at(-1);
  return (
    <Card
      title={words.kinds[kind]}
      aside={
        <Button
          aria-label={`${words.special}: ${words.kinds[kind]}`}
          onClick={() => setAdding(true)}
        >
          {words.special}
        </Button>
      }
    >
      <p className={rowsCss['more']}>{words.help[kind]}</p>
      <ul>
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} all={all} />
        ))}
      </ul>
      {adding && common !== undefined ? (
        <RuleDialog rule={common} start={{ scope: 'platform' }} onClose={() => setAdding(false)} />
      ) : null}
    </Card>
  );
}
