import type { EntryView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { When } from '../ui/When.tsx';
import css from './Entries.module.css';
import { entryIdOf } from './is-entry.ts';
import { EXPOSURE, entriesQuery } from './queries.ts';
import { ENTRY_WORDS } from './words.ts';

const PARTS = ['balance', 'deposits', 'openOrders'] as const;

function amountOf({ fields }: EntryView, part: (typeof PARTS)[number]): number {
  const amount: unknown =
    typeof fields === 'object' && fields !== null ? Reflect.get(fields, part) : undefined;
  return typeof amount === 'number' ? amount : 0;
}

/** What the merchant has at stake with a platform, by his newest entry; scored by nobody. */
export function Exposure({ id }: { id: string }) {
  const words = useWords(ENTRY_WORDS);
  const entries = useInfiniteQuery(entriesQuery(id, EXPOSURE));
  const newest = entries.data?.pages[0]?.items.find(({ retracted }) => retracted === null);
  const search = newest === undefined ? {} : { follows: entryIdOf(newest.key) };
  return (
    <Card
      title={words.exposure.title}
      aside={
        <Link
          to="/platforms/$id/entries/new/{-$kind}"
          params={{ id, kind: EXPOSURE }}
          search={search}
          className={buttonClass('plain')}
        >
          {newest === undefined ? words.exposure.first : words.update}
        </Link>
      }
    >
      {entries.isPending ? <Skeleton height={44} /> : null}
      {entries.isError ? (
        <Failure error={entries.error} onRetry={() => void entries.refetch()} />
      ) : null}
      {entries.isSuccess && newest === undefined ? (
        <p className={css['note']}>{words.exposure.none}</p>
      ) : null}
      {newest === undefined ? null : (
        <>
          <dl className={css['stake']}>
            <div>
              <dt>{words.exposure.total}</dt>
              <dd>{moneyText(PARTS.reduce((sum, part) => sum + amountOf(newest, part), 0))}</dd>
            </div>
            {PARTS.map((part) => (
              <div key={part}>
                <dt>{words.exposure[part]}</dt>
                <dd>{moneyText(amountOf(newest, part))}</dd>
              </div>
            ))}
          </dl>
          <p className={css['note']}>
            {words.exposure.asOf} <When at={newest.at} /> · {words.private}
          </p>
        </>
      )}
    </Card>
  );
}
