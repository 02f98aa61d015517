import { useInfiniteQuery } from '@tanstack/react-query';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ImportItem } from './ImportItem.tsx';
import css from './Imports.module.css';
import { importsQuery } from './queries.ts';
import { IMPORT_WORDS } from './words.ts';

/** Files of public records: handed in, previewed, taken in, taken back. */
export function ImportsPage() {
  const words = useWords(IMPORT_WORDS);
  const imports = useInfiniteQuery(importsQuery());
  const items = imports.data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(words.title);
  return (
    <div className={css['page']}>
      <header>
        <h1>{words.title}</h1>
        <p className={css['lead']}>{words.lead}</p>
      </header>
      <Card title={words.upload}>
        <ImportForm />
      </Card>
      <Card title={words.list}>
        {imports.isPending ? <Skeleton height={60} rows={2} /> : null}
        {imports.isError ? (
          <Failure error={imports.error} onRetry={() => void imports.refetch()} />
        ) : null}
        {imports.isSuccess && items.length === 0 ? <Empty text={words.empty} /> : null}
        <ul className={css['imports']}>
          {items.map((item) => (
            <ImportItem key={item.id} item={item} />
          ))}
        </ul>
        {imports.hasNextPage ? (
          <Button
            look="quiet"
            disabled={imports.isFetchingNextPage}
            onClick={() => void imports.fetchNextPage()}
          >
            {words.more}
          </Button>
        ) : null}
      </Card>
    </div>
  );
}
