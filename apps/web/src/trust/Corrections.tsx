import type { CorrectionView } from '@kaopu/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import rows from '../ui/rows.module.css';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Clock } from '../ui/When.tsx';
import { correctionsQuery } from './queries.ts';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

function Correction({ correction }: { correction: CorrectionView }) {
  const { lang } = useI18n();
  const words = useWords(TRUST_WORDS).corrections;
  const { at, by, key, platform, reason, replacedBy, target } = correction;
  const own = lang === 'en' ? 'en' : 'zh';
  return (
    <li className={rows['row']} data-correction={key}>
      <div className={rows['what']}>
        <span>
          {platform === null ? (
            words.gone
          ) : (
            <Link to="/platforms/$id" params={{ id: platform.id }} hash={target.key}>
              {platform.name}
            </Link>
          )}{' '}
          · {target.title[own]} · <Clock at={target.at} />
        </span>
        <del>{target.summary?.[own] ?? words.private}</del>
        <span>
          {words.reason}
          {reason}
        </span>
        <span className={rows['more']}>
          {by === null ? words.unnamed : words.by(by)} · <Clock at={at} />
          {replacedBy === null ? null : ` · ${words.replaced}`}
        </span>
      </div>
    </li>
  );
}

/** What was taken back or corrected: by whom, when and why. */
export function Corrections() {
  const words = useWords(TRUST_WORDS).corrections;
  const corrections = useInfiniteQuery(correctionsQuery());
  const items = corrections.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={words.title}>
      <p className={css['quiet']}>{words.lead}</p>
      {corrections.isPending ? <Skeleton height={60} /> : null}
      {corrections.isError ? (
        <Failure error={corrections.error} onRetry={() => void corrections.refetch()} />
      ) : null}
      {corrections.isSuccess && items.length === 0 ? <Empty text={words.none} /> : null}
      <ul>
        {items.map((correction) => (
          <Correction key={correction.key} correction={correction} />
        ))}
      </ul>
      {corrections.hasNextPage ? (
        <Button
          disabled={corrections.isFetchingNextPage}
          onClick={() => void corrections.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </Card>
  );
}
