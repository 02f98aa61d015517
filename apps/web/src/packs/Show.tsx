import type { PackBox, PackView, UploadView } from '@kaopu/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { viewUrl } from '../evidence/queries.ts';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { MaskDialog } from '../mask/MaskDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import css from './Packs.module.css';
import { PACK_WORDS } from './words.ts';

type PackItem = PackView['items'][number];

/** How much of a piece goes along: all, a picture with parts covered, or its hash alone. */
export function Show({
  item,
  onChange,
}: {
  item: PackItem;
  onChange: (part: Partial<PackItem>) => void;
}) {
  const { lang } = useI18n();
  const words = useWords(PACK_WORDS);
  const [picture, setPicture] = useState<Blob | null>(null);
  const { sha256, show, cover, form } = item;
  const n = countText(item.number);

  const open = useMutation({
    mutationFn: async () => {
      const answer = await fetch(viewUrl(sha256, 'page', lang));
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      return answer.blob();
    },
    onSuccess: setPicture,
  });
  const keep = useMutation({
    mutationFn: async ({ bytes, boxes }: { bytes: Blob; boxes: readonly PackBox[] }) => {
      const upload = await send<UploadView>('POST', '/uploads', bytes);
      return { sha256: upload.sha256, boxes: [...boxes] };
    },
    onSuccess: (made) => onChange({ show: 'covered', cover: made }),
  });

  const choices: PackItem['show'][] =
    show === 'covered' ? ['whole', 'covered', 'hash'] : ['whole', 'hash'];
  return (
    <>
      <div className={css['buttons']}>
        <Segments
          label={words.items.show(n)}
          options={choices.map((id) => ({ id, text: words.items.shows[id] }))}
          value={show}
          onChange={(chosen) => {
            if (chosen !== 'covered') onChange({ show: chosen, cover: null });
          }}
        />
        {form === 'picture' ? (
          <Button disabled={open.isPending} onClick={() => open.mutate()}>
            {show === 'covered' ? words.items.recover(n) : words.items.cover(n)}
          </Button>
        ) : null}
      </div>
      {show === 'whole' ? null : <p className={css['hint']}>{words.items.sameLook}</p>}
      <ActionFailure error={open.error ?? keep.error} />
      {picture === null ? null : (
        <MaskDialog
          title={words.cover.title}
          lead={words.cover.lead}
          picture={picture}
          covered={cover?.boxes ?? []}
          onClose={() => setPicture(null)}
          onDone={async (bytes, boxes) => {
            setPicture(null);
            await keep.mutateAsync({ bytes, boxes }).catch(() => undefined);
          }}
        />
      )}
    </>
  );
}
