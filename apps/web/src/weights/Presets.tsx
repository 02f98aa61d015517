import { PROFILE_WEIGHTS } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import { PROFILE_IDS } from '../app/profile.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import dialog from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { profilesQuery } from './queries.ts';
import { isSame, sharesOf, type Shares } from './shares.ts';
import type { Action } from './tuning.ts';
import { WEIGHT_WORDS } from './words.ts';

const PUBLISHED = PROFILE_IDS.map((id) => ({ id, shares: sharesOf(PROFILE_WEIGHTS[id].weights) }));

/** The published buyers' weights, then those that were saved here. */
export function Presets({ now, act }: { now: Shares; act: Dispatch<Action> }) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const profiles = useQuery(profilesQuery);
  const saved = profiles.data?.items.filter(({ own }) => own) ?? [];
  const presets = [
    ...PUBLISHED.map(({ id, shares }) => ({ id, name: m.shell.profileShort[id], shares })),
    ...saved.map(({ id, name, weights }) => ({ id, name, shares: sharesOf(weights) })),
  ];
  return (
    <div role="group" aria-label={words.presets} className={dialog['buttons']}>
      {presets.map(({ id, name, shares }) => {
        const chosen = isSame(shares, now);
        return (
          <Button
            key={id}
            look={chosen ? 'accent' : 'plain'}
            aria-pressed={chosen}
            onClick={() => act({ kind: 'choose', shares })}
          >
            {name}
          </Button>
        );
      })}
    </div>
  );
}
