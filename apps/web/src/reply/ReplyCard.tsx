import type { EntryView } from '@kaopu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldsOf } from '../entries/form-schema.ts';
import { entriesQuery, entryKindsQuery, REPLY } from '../entries/queries.ts';
import { SaidFields } from '../entries/SaidFields.tsx';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Clock } from '../ui/When.tsx';
import css from './ReplyCard.module.css';
import { REPLY_WORDS } from './words.ts';

const SHOWN = 3;

/** What the platform answers, in its own words and called so; nothing of it is scored. */
export function ReplyCard({ id }: { id: string }) {
  const words = useWords(REPLY_WORDS);
  const replies = useInfiniteQuery(entriesQuery(id, REPLY));
  const items = replies.data?.pages[0]?.items.filter(({ retracted }) => retracted === null) ?? [];
  return (
    <Card
      title={words.title}
      aside={
        <Link
          to="/platforms/$id/entries/new/{-$kind}"
          params={{ id, kind: REPLY }}
          className={buttonClass('plain')}
        >
          {words.add}
        </Link>
      }
    >
      {replies.isPending ? <Skeleton height={44} /> : null}
      {replies.isError ? (
        <Failure error={replies.error} onRetry={() => void replies.refetch()} />
      ) : null}
      {replies.isSuccess && items.length === 0 ? (
        <p className={css['quiet']}>{words.none}</p>
      ) : null}
      {items.length === 0 ? null : <p className={css['quiet']}>{words.note}</p>}
      {items.slice(0, SHOWN).map((reply) => (
        <Reply key={reply.key} id={id} reply={reply} />
      ))}
    </Card>
  );
}

function textOf({ fields }: EntryView, name: string): string {
  const value: unknown =
    typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function Reply({ id, reply }: { id: string; reply: EntryView }) {
  const words = useWords(REPLY_WORDS);
  const { data: kinds } = useQuery(entryKindsQuery);
  const kind = kinds?.items.find((one) => one.kind === REPLY);
  const about = kind === undefined ? [] : fieldsOf(kind.fieldsSchema);
  return (
    <figure className={css['reply']} data-reply={reply.key}>
      <figcaption>
        <strong>{words.said(textOf(reply, 'speaker') || words.platform)}</strong>{' '}
        <Clock at={reply.at} />
      </figcaption>
      <blockquote lang="zh-CN" className={css['words']}>
        {textOf(reply, 'words')}
      </blockquote>
      <SaidFields
        fields={about.filter(({ name }) => name === 'about' || name === 'channel')}
        said={reply.fields}
      />
      <p className={css['quiet']}>
        {words.recorded(reply.reporter)} ·{' '}
        {reply.uploads.length > 0 ? words.proven : words.unproven} ·{' '}
        <Link to="/platforms/$id/evidence" params={{ id }} hash={reply.key}>
          {words.original}
        </Link>
      </p>
    </figure>
  );
}
