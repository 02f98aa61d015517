import { Prices } from '../Prices.tsx';
import { usePlatform } from '../use-platform.ts';

/** 价格: what it asks, and what the market does. */
export function PricesPart() {
  const { id, probes } = usePlatform();
  return <Prices id={id} probes={probes} />;
}
