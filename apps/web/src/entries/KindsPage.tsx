import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { platformQuery } from '../api/queries.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { draftPlace, storedDraft } from './draft.ts';
import css from './EntryPage.module.css';
import { entryKindsQuery } from './queries.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

/** What there is to log, one big button each. */
export function KindsPage({ id }: { id: string }) {
  const words = useWords(ENTRY_WORDS);
  const { lang } = useI18n();
  const platform = useQuery(platformQuery(id));
  const kinds = useQuery(entryKindsQuery);
  useTitle(words.add);
  return (
    <div className={css['page']}>
      <Link to="/platforms/$id" params={{ id }} className={css['back']}>
        ‹ {platform.data?.name ?? words.back}
      </Link>
      <h1>{words.choose}</h1>
      {kinds.isPending ? <Skeleton height={72} rows={8} /> : null}
      {kinds.isError ? <Failure error={kinds.error} onRetry={() => void kinds.refetch()} /> : null}
      <ul className={css['kinds']}>
        {kinds.data?.items.map((kind) => (
          <li key={kind.kind}>
            <Link to="/platforms/$id/entries/new/{-$kind}" params={{ id, kind: kind.kind }}>
              <strong>
                {inLang(kind.title, lang)}{' '}
                {storedDraft(draftPlace(id, kind.kind, undefined)) === null ? null : (
                  <Tag>{words.hasDraft}</Tag>
                )}
                {kind.isPrivate ? <Tag look="dashed">{words.private}</Tag> : null}
              </strong>
              <span>{inLang(kind.description, lang)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
