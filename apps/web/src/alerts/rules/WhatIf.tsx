import type { RuleInput, RuleTrial } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSettled } from '../../app/use-settled.ts';
import { countText } from '../../format/number.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import rows from '../../ui/rows.module.css';
import { Severity } from '../../ui/Severity.tsx';
import table from '../../ui/table.module.css';
import { Clock } from '../../ui/When.tsx';
import { ruleTrialQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';

const SETTLE_MS = 400;

/** What a rule would have brought lately, beside what the one it replaces did: shown before it is saved. */
export function WhatIf({ input, before }: { input: RuleInput | null; before: RuleInput | null }) {
  const words = useWords(ALERT_SETUP_WORDS).rules;
  const asked = useSettled(input === null ? '' : JSON.stringify(input), SETTLE_MS);
  const isTyping = input !== null && asked !== JSON.stringify(input);
  const trial = useQuery(ruleTrialQuery(isTyping ? null : input));
  const known = useQuery(ruleTrialQuery(before));
  const count = ({ alerts, messages }: RuleTrial) =>
    [countText(alerts), countText(messages)] as const;
  if (input === null) return <p className={rows['more']}>{words.incomplete}</p>;
  // Its faults stand at their fields once it is saved.
  if (trial.isError) return null;
  const isReady = trial.data !== undefined && !trial.isPlaceholderData && !isTyping;
  return (
    <div>
      <div role="status">
        {isReady ? (
          <>
            <p>
              <strong>{words.would(countText(trial.data.days), ...count(trial.data))}</strong>
            </p>
            {known.data === undefined ? null : <p>{words.now(...count(known.data))}</p>}
            {trial.data.truncated ? <p>{words.truncated}</p> : null}
          </>
        ) : (
          <p>{words.counting}</p>
        )}
      </div>
      {isReady && trial.data.newest.length > 0 ? <Brought newest={trial.data.newest} /> : null}
    </div>
  );
}

function Brought({ newest }: { newest: RuleTrial['newest'] }) {
  const { m } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS).rules;
  return (
    <details className={table['details']}>
      <summary>{words.list(countText(newest.length))}</summary>
      <ul>
        {newest.map(({ platformId, platformName, dimension, severity, openedAt, resolvedAt }) => (
          <li key={`${platformId}${dimension}${openedAt}`} className={rows['row']}>
            <span>
              <Severity mark={severity} /> {platformName} · {m.words.dimension[dimension]}
            </span>
            <span className={rows['more']}>
              <Clock at={openedAt} /> –{' '}
              {resolvedAt === null ? words.lasting : <Clock at={resolvedAt} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
