import type { VantageState, VantageView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client.ts';
import css from './Item.module.css';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Tag, type TagLook } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { vantagesQuery } from './queries.ts';
import { Tally } from './Tally.tsx';
import { VANTAGE_WORDS } from './words.ts';

const LOOKS: Record<VantageState, TagLook> = {
  new: 'dashed',
  up: 'ok',
  blocked: 'warning',
  silent: 'warning',
  revoked: 'dashed',
};

export function Vantage({ vantage }: { vantage: VantageView }) {
  const words = useWords(VANTAGE_WORDS);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => send('DELETE', `/vantages/${vantage.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: vantagesQuery.queryKey }),
  });
  const { name, state, seenAt } = vantage;
  return (
    <li className={css['channel']}>
      <div className={css['what']}>
        <h3>
          {name} <Tag look={LOOKS[state]}>{words.states[state]}</Tag>{' '}
          {vantage.trusted ? <Tag>{words.trusted}</Tag> : null}
        </h3>
        <p className={css['facts']}>
          <span>
            {words.seen} {seenAt === null ? words.never : <When at={seenAt} />}
          </span>
        </p>
        <Tally tally={vantage} />
        <ActionFailure error={revoke.error} />
      </div>
      {state === 'revoked' ? null : (
        <Button
          look="danger"
          disabled={revoke.isPending}
          onClick={() => {
            if (confirm(words.revokeAsk(name))) revoke.mutate();
          }}
        >
          {words.revoke}
        </Button>
      )}
    </li>
  );
}
