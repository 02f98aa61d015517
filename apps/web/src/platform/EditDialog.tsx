import type { PlatformDetail } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { namesOf } from '../register/former-names.ts';
import { FormerNames } from '../register/FormerNames.tsx';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Field } from '../ui/Field.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './EditDialog.module.css';
import { MANNERS_WORDS } from './manners-words.ts';
import { TAG_WORDS } from './tag-words.ts';
import { tagsIn, tagsQuery } from './tags.ts';
import { PLATFORM_WORDS } from './words.ts';

const FIELDS = ['/name', '/legalName', '/formerNames', '/uscc', '/tags'];

export function EditDialog({
  platform,
  onClose,
}: {
  platform: PlatformDetail;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(platform.name);
  const [legalName, setLegalName] = useState(platform.legalName ?? '');
  const [formerNames, setFormerNames] = useState(platform.formerNames.join('\n'));
  const [uscc, setUscc] = useState(platform.uscc ?? '');
  const [robots, setRobots] = useState(platform.robots);
  const words = useWords(MANNERS_WORDS);
  const tagWords = useWords(TAG_WORDS);
  const known = useQuery(tagsQuery(platform.id));
  const [tags, setTags] = useState<string | null>(null);

  const save = useMutation({
    mutationFn: async () => {
      await send<PlatformDetail>('PATCH', `/platforms/${platform.id}`, {
        name,
        legalName: legalName.trim() === '' ? null : legalName,
        uscc: uscc.trim() === '' ? null : uscc,
        formerNames: namesOf(formerNames),
        robots,
      });
      if (tags !== null)
        await send('PUT', `/platforms/${platform.id}/tags`, { tags: tagsIn(tags) });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['platform', platform.id, 'detail'] });
      await client.invalidateQueries({ queryKey: tagsQuery(platform.id).queryKey });
      void client.invalidateQueries({ queryKey: ['platforms'] });
      onClose();
    },
  });
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/platforms/${platform.id}`),
    onSuccess: async () => {
      await navigate({ to: '/platforms' });
      client.removeQueries({ queryKey: ['platform', platform.id] });
      void client.invalidateQueries({ queryKey: ['platforms'] });
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Dialog title={texts.edit} onClose={onClose}>
      <form onSubmit={submit} className={css['form']}>
        <TextField
          label={texts.name}
          error={fieldError(save.error, '/name')}
          value={name}
          required
          maxLength={300}
          onChange={setName}
        />
        <TextField
          label={texts.legalName}
          optional={m.shell.optional}
          error={fieldError(save.error, '/legalName')}

          value={legalName}
          maxLength={300}
          onChange={setLegalName}
        />
        <FormerNames value={formerNames} error={save.error} onChange={setFormerNames} />
        <TextField
          label={texts.uscc}
          optional={m.shell.optional}
          hint={texts.usccHint}
          error={fieldError(save.error, '/uscc')}

          value={uscc}
          autoComplete="off"
          spellCheck={false}
          onChange={setUscc}
        />
        <TextField
          label={tagWords.tags}
          optional={m.shell.optional}
          hint={tagWords.hint}
          error={fieldError(save.error, '/tags')}
          value={tags ?? known.data?.join('、') ?? ''}
          autoComplete="off"
          onChange={setTags}
        />
        <Field label={words.robots} hint={words.robotsHint}>
          {(ids) => (
            <select
              {...ids}
              className={control['select']}
              value={robots}
              onChange={(event) =>
                setRobots(event.target.value === 'consent' ? 'consent' : 'respect')
              }
            >
              <option value="respect">{words.respect}</option>
              <option value="consent">{words.consent}</option>
            </select>
          )}
        </Field>
        {shownAtFields(save.error, FIELDS) ? null : <ActionFailure error={save.error} />}
        <ActionFailure error={remove.error} />
        <div className={css['buttons']}>
          <Button
            look="danger"
            disabled={remove.isPending}
            onClick={() => {
              if (confirm(texts.removeAsk(platform.name))) remove.mutate();
            }}
          >
            {texts.remove}
          </Button>
          <span className={css['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {m.shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
