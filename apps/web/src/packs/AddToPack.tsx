import type { EvidenceInfo, NewPack, PackPick, PackView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Packs.module.css';
import { packQuery, packsQuery } from './queries.ts';
import { PACK_WORDS } from './words.ts';

type Capture = NonNullable<EvidenceInfo['capture']>;

function Add({ capture, pick }: { capture: Capture; pick: PackPick }) {
  const { lang } = useI18n();
  const words = useWords(PACK_WORDS).add;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { platformId, platformName } = capture;
  const packs = useQuery(packsQuery(platformId));
  const [name, setName] = useState<string | null>(null);
  const title = name ?? words.nameGiven(platformName).slice(0, 120);

  function took(pack: PackView) {
    client.setQueryData(packQuery(pack.id).queryKey, pack);
    void client.invalidateQueries(packsQuery(platformId));
  }
  const put = useMutation({
    mutationFn: (id: string) => send<PackView>('POST', `/evidence-packs/${id}/items`, pick),
    onSuccess: took,
  });
  const create = useMutation({
    mutationFn: () => {
      const language = lang === 'en' ? 'en' : 'zh';
      const body: NewPack = { platformId, title, note: '', language, items: [pick] };
      return send<PackView>('POST', '/evidence-packs', body);
    },
    onSuccess: async (pack) => {
      took(pack);
      await navigate({ to: '/evidence/packs/$id', params: { id: pack.id } });
    },
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (title.trim() !== '') create.mutate();
  }

  return (
    <div className={css['stack']}>
      <p>{words.lead}</p>
      {packs.isSuccess && packs.data.length === 0 ? (
        <p className={css['hint']}>{words.none}</p>
      ) : null}
      <ul className={css['packs']}>
        {(packs.data ?? []).map((pack) => (
          <li key={pack.id} className={css['pack']}>
            <span>
              <Link to="/evidence/packs/$id" params={{ id: pack.id }}>
                {pack.title}
              </Link>{' '}
              <span className={css['hint']}>{words.count(countText(pack.items))}</span>
            </span>
            {put.data?.id === pack.id ? (
              <span role="status">{words.added}</span>
            ) : (
              <Button disabled={put.isPending} onClick={() => put.mutate(pack.id)}>
                {words.put(pack.title)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ActionFailure error={packs.error ?? put.error} />
      <form className={css['fresh']} onSubmit={submit} aria-label={words.fresh}>
        <TextField label={words.name} value={title} maxLength={120} onChange={setName} />
        <Button type="submit" disabled={create.isPending || title.trim() === ''}>
          {words.create}
        </Button>
      </form>
      <ActionFailure error={create.error} />
    </div>
  );
}

/** From a piece of evidence into a pack of them. */
export function AddToPack({ info }: { info: EvidenceInfo }) {
  const words = useWords(PACK_WORDS).add;
  const { capture, sha256 } = info;
  return (
    <Card title={words.title}>
      {capture === null ? (
        <p className={css['hint']}>{words.unprovable}</p>
      ) : (
        <Add capture={capture} pick={{ sha256, key: capture.key }} />
      )}
    </Card>
  );
}
