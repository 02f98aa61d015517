import type { SilenceView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/Button.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import rows from '../../ui/rows.module.css';
import { Tag, type TagLook } from '../../ui/Tag.tsx';
import { MatcherText } from '../MatcherText.tsx';
import { silencesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';

const LOOKS: Record<SilenceView['state'], TagLook> = {
  active: 'hatched',
  coming: 'dashed',
  over: 'plain',
};

export function Silence({
  silence: { id, matchers, from, until, author, comment, state },
}: {
  silence: SilenceView;
}) {
  const { absolute } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS).silences;
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => send('DELETE', `/alert-silences/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: silencesQuery.queryKey }),
  });
  return (
    <li className={rows['row']}>
      <span className={rows['what']}>
        <span>
          <Tag look={LOOKS[state]}>{words.states[state]}</Tag>{' '}
          <strong>
            <MatcherText matchers={matchers} />
          </strong>
        </span>
        <span>{words.span(absolute(from), absolute(until))}</span>
        <span className={rows['more']}>
          {author}
          {comment === '' ? '' : ` · ${comment}`}
        </span>
        <ActionFailure error={end.error} />
      </span>
      {state === 'over' ? null : (
        <Button disabled={end.isPending} onClick={() => end.mutate()}>
          {state === 'active' ? words.end : words.forget}
        </Button>
      )}
    </li>
  );
}
