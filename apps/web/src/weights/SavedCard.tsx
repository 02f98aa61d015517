import type { ProfileView } from '@kaopu/contracts';
import { DIMENSIONS, floorsOf, PROFILE_WEIGHTS, type ProfileId } from '@kaopu/scoring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import dialog from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import rows from '../ui/rows.module.css';
import { Tag } from '../ui/Tag.tsx';
import { TextField } from '../ui/TextField.tsx';
import { profilesQuery } from './queries.ts';
import { sharesOf, type Shares } from './shares.ts';
import { WEIGHT_WORDS } from './words.ts';

/** The team's own weights: kept as buyers of their own, with the floors they are compared under. */
export const SavedCard = memo(function SavedCard({
  profile,
  now,
}: {
  profile: ProfileId;
  now: Shares;
}) {
  const { m } = useI18n();
  const words = useWords(WEIGHT_WORDS);
  const client = useQueryClient();
  const profiles = useQuery(profilesQuery);
  const [name, setName] = useState('');
  const readAgain = () => client.invalidateQueries({ queryKey: profilesQuery.queryKey });
  const save = useMutation({
    mutationFn: () =>
      send<ProfileView>('POST', '/profiles', {
        name: name.trim(),
        weights: now,
        floors: floorsOf(PROFILE_WEIGHTS[profile]),
      }),
    onSuccess: () => {
      setName('');
      return readAgain();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => send('DELETE', `/profiles/${id}`),
    onSuccess: readAgain,
  });
  const begin = useMutation({
    mutationFn: (id: string | null) => send('PUT', '/profiles/default', { id }),
    onSuccess: readAgain,
  });
  const saved = profiles.data?.items.filter(({ own }) => own) ?? [];

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Card title={words.saved.title}>
      <form onSubmit={submit} className={dialog['form']}>
        <p>{words.saved.lead}</p>
        <TextField
          label={words.saved.name}
          value={name}
          required
          maxLength={100}
          onChange={setName}
        />
        <Button type="submit" disabled={save.isPending}>
          {words.saved.save}
        </Button>
      </form>
      <ActionFailure error={save.error ?? remove.error ?? begin.error} />
      {profiles.isSuccess && saved.length === 0 ? <Empty text={words.saved.empty} /> : null}
      <ul>
        {saved.map((own) => {
          const shares = sharesOf(own.weights);
          return (
            <li key={own.id} className={rows['row']}>
              <span className={rows['what']}>
                <span>
                  {own.name} {own.isDefault ? <Tag>{words.saved.isDefault}</Tag> : null}
                </span>
                <span className={rows['more']}>
                  {DIMENSIONS.map(
                    (dimension) => `${m.words.dimension[dimension]} ${shares[dimension]}`,
                  ).join(' · ')}
                </span>
              </span>
              <span className={dialog['buttons']}>
                <Button
                  look="quiet"
                  disabled={begin.isPending}
                  onClick={() => begin.mutate(own.isDefault ? null : own.id)}
                >
                  {own.isDefault
                    ? words.saved.noDefault(own.name)
                    : words.saved.setDefault(own.name)}
                </Button>
                <Button
                  look="quiet"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(own.id)}
                >
                  {words.saved.remove(own.name)}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
});
