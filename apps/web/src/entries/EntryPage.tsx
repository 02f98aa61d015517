import type { EntryKindView, EntryView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { platformQuery } from '../api/queries.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { EntryForm } from './EntryForm.tsx';
import css from './EntryPage.module.css';
import { entryKindsQuery, entryQuery } from './queries.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

/** The form of one kind of entry, for a phone in one hand. */
export function EntryPage({
  id,
  name,
  replaces,
  follows,
}: {
  id: string;
  name: string;
  replaces?: string;
  follows?: string;
}) {
  const words = useWords(ENTRY_WORDS);
  const { lang } = useI18n();
  const platform = useQuery(platformQuery(id));
  const kinds = useQuery(entryKindsQuery);
  const earlier = useQuery(entryQuery(id, replaces ?? follows));
  const kind = kinds.data?.items.find((entry) => entry.kind === name);
  useTitle(kind === undefined ? words.title : inLang(kind.title, lang));

  const isGone = kinds.isSuccess && kind === undefined;
  if (isGone) return <NotFound />;
  const awaited = replaces !== undefined || follows !== undefined ? earlier : null;
  const failed = [platform, kinds, awaited].find((query) => query?.isError);
  return (
    <div className={css['page']}>
      <Link to="/platforms/$id" params={{ id }} className={css['back']}>
        ‹ {platform.data?.name ?? words.back}
      </Link>
      {failed ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : kind === undefined || awaited?.isPending ? (
        <Skeleton height={320} />
      ) : (
        <KindForm
          platformId={id}
          kind={kind}
          replaced={replaces === undefined ? null : (earlier.data ?? null)}
          followed={follows === undefined ? null : (earlier.data ?? null)}
        />
      )}
    </div>
  );
}

function KindForm({
  platformId,
  kind,
  replaced,
  followed,
}: {
  platformId: string;
  kind: EntryKindView;
  replaced: EntryView | null;
  followed: EntryView | null;
}) {
  const words = useWords(ENTRY_WORDS);
  const { lang } = useI18n();
  return (
    <>
      <h1>{inLang(kind.title, lang)}</h1>
      <p className={css['lead']}>{inLang(kind.description, lang)}</p>
      {replaced === null ? null : <p className={css['note']}>{words.correcting}</p>}
      {followed === null ? null : (
        <p className={css['note']}>{words.following(inLang(followed.summary, lang))}</p>
      )}
      <EntryForm
        key={`${kind.kind}${replaced?.key}${followed?.key}`}
        platformId={platformId}
        kind={kind}
        replaced={replaced}
        followed={followed}
      />
    </>
  );
}
