import { Link } from '@tanstack/react-router';
import { moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { When } from '../ui/When.tsx';
import css from './Entries.module.css';
import { EXPOSURE } from './queries.ts';
import { amountOf, EXPOSURE_PARTS, useExposure } from './use-exposure.ts';
import { ENTRY_WORDS } from './words.ts';

/** What the merchant has at stake with a platform, by his newest entry; scored by nobody. */
export function Exposure({ id }: { id: string }) {
  const words = useWords(ENTRY_WORDS);
  const { entries, newest, total, search } = useExposure(id);
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
              <dd>{moneyText(total)}</dd>
            </div>
            {EXPOSURE_PARTS.map((part) => (
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
