import type { WordingHit, WordingView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Tag } from '../ui/Tag.tsx';
import { DismissDialog } from './DismissDialog.tsx';
import css from './Insights.module.css';
import { useWordingChange } from './use-wording-change.ts';
import { WORDING_WORDS } from './wording-words.ts';

/** One wording that was met: its words, where they stand, and whether it counts. */
export function WordingLine({ id, look, hit }: { id: string; look: string; hit: WordingHit }) {
  const { lang } = useI18n();
  const words = useWords(WORDING_WORDS);
  const [asking, setAsking] = useState(false);
  const where = [
    wordFor(words.category, hit.category),
    words.where[hit.where],
    hit.places > 1 ? words.places(countText(hit.places)) : '',
  ].filter((part) => part !== '');
  return (
    <li className={css['row']}>
      <span className={css['what']}>
        <Tag look={hit.severity === 'severe' || hit.severity === 'plain' ? 'warning' : 'dashed'}>
          {words.severity[hit.severity]}
        </Tag>{' '}
        <strong>{hit.term}</strong> <q lang="zh-CN">{hit.quote}</q>
        <span className={css['detail']}>
          {where.join(' · ')}
          {hit.verdict === 'ambiguous' ? ` · ${words.ambiguous}` : null} ·{' '}
          {words.hook(hit.hook[lang === 'en' ? 'en' : 'zh'])}
        </span>
        <span className={css['evidence']}>
          <Link to="/evidence/$sha256" params={{ sha256: hit.sha256 }} search={{ of: look }}>
            {words.evidence}
          </Link>
          <NewTabLink href={hit.url}>{hit.url}</NewTabLink>
        </span>
        {hit.dismissed === null ? null : (
          <span className={css['detail']}>{words.dismissed(hit.dismissed.reason)}</span>
        )}
      </span>
      {hit.dismissed === null ? (
        <Button onClick={() => setAsking(true)}>{words.dismiss}</Button>
      ) : (
        <Restore id={id} hit={hit.id} />
      )}
      {asking ? <DismissDialog platformId={id} hit={hit} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

export function Restore({ id, hit }: { id: string; hit: string }) {
  const words = useWords(WORDING_WORDS);
  const restore = useWordingChange(id, () =>
    send<WordingView>('DELETE', `/platforms/${id}/wording/dismissals/${encodeURIComponent(hit)}`),
  );
  return (
    <span>
      <Button disabled={restore.isPending} onClick={() => restore.mutate()}>
        {words.restore}
      </Button>
      <ActionFailure error={restore.error} />
    </span>
  );
}
