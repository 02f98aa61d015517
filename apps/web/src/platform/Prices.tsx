import type { ProbeView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productsQuery } from '../api/queries.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Product } from './Product.tsx';
import { noProductsText } from './price-probe-words.ts';
import css from './Prices.module.css';
import { PLATFORM_WORDS } from './words.ts';

const FIRST = 12;

export function Prices({ id, probes }: { id: string; probes: readonly ProbeView[] }) {
  const texts = useWords(PLATFORM_WORDS);
  const products = useQuery(productsQuery(id));
  const [all, setAll] = useState(false);
  const items = products.data?.items ?? [];
  const rest = items.length - FIRST;
  return (
    <Card title={texts.prices.title}>
      {products.isPending ? <Skeleton height={240} /> : null}
      {products.isError ? (
        <Failure error={products.error} onRetry={() => void products.refetch()} />
      ) : null}
      {products.isSuccess && items.length === 0 ? (
        <Empty text={texts.prices.empty}>{noProductsText(probes, texts.prices)}</Empty>
      ) : null}
      <ul className={css['products']}>
        {(all ? items : items.slice(0, FIRST)).map((product) => (
          <Product key={product.ref} platformId={id} product={product} />
        ))}
      </ul>
      {rest > 0 && !all ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {texts.prices.more(countText(rest))}
        </Button>
      ) : null}
    </Card>
  );
}
