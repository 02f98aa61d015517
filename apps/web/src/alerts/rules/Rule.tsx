import type { RuleView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import form from '../../platform/EditDialog.module.css';
import { Button } from '../../ui/Button.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import rows from '../../ui/rows.module.css';
import { Tag } from '../../ui/Tag.tsx';
import { PlatformName } from '../PlatformName.tsx';
import { rulesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { isReplaced } from './draft.ts';
import { ruleText } from './rule-text.ts';
import { RuleDialog } from './RuleDialog.tsx';

/** One rule: whom it is about, what it asks for, and how to change it. */
export function Rule({ rule, all }: { rule: RuleView; all: readonly RuleView[] }) {
  const { m } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS);
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/alert-rules/${rule.id}`),
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
  const { builtIn, enabled } = rule;
  const kind = words.rules.kinds[rule.kind];
  const replaced = builtIn && isReplaced(rule, all);
  return (
    <li className={rows['row']}>
      <span className={rows['what']}>
        <span>
          <strong>
            <About rule={rule} />
          </strong>{' '}
          {builtIn ? <Tag>{words.rules.builtIn}</Tag> : null}{' '}
          {replaced ? <Tag look="dashed">{words.rules.replaced}</Tag> : null}{' '}
          {enabled ? null : <Tag look="hatched">{words.rules.off}</Tag>}
        </span>
        <span>{ruleText(rule, m, words.rules)}</span>
        <ActionFailure error={remove.error} />
      </span>
      {replaced ? null : (
        <span className={form['buttons']}>
          <Button
            aria-label={`${builtIn ? words.rules.adjust : words.edit}: ${kind}`}
            onClick={() => setEditing(true)}
          >
            {builtIn ? words.rules.adjust : words.edit}
          </Button>
          {builtIn ? null : (
            <Button
              look="danger"
              aria-label={`${words.remove}: ${kind}`}
              disabled={remove.isPending}
              onClick={() => {
                if (confirm(words.rules.removeAsk)) remove.mutate();
              }}
            >
              {words.remove}
            </Button>
          )}
        </span>
      )}
      {editing ? (
        <RuleDialog
          {...(builtIn ? {} : { id: rule.id })}
          rule={rule}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </li>
  );
}

function About({ rule: { platformId, tag } }: { rule: RuleView }) {
  const words = useWords(ALERT_SETUP_WORDS);
  if (platformId !== null) return <PlatformName id={platformId} />;
  return <>{tag === null ? words.allPlatforms : `${words.tag} ${tag}`}</>;
}
