import { MarketCard } from '../../market/MarketCard.tsx';
import css from '../PlatformPage.module.css';
import { Prices } from '../Prices.tsx';
import { usePlatform } from '../use-platform.ts';

/** 价格: what all others ask for the same, and what it asks itself. */
export function PricesPart() {
  const { id, probes } = usePlatform();
  return (
    <div className={css['page']}>
      <MarketCard id={id} />
      <Prices id={id} probes={probes} />
    </div>
  );
}
