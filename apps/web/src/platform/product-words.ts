import type { ProductView } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import type { Messages } from '../i18n/messages.ts';
import type { PlatformWords } from './words.ts';

/** Stock as far as the storefront says it: a number, its own word, or that it says nothing. */
export function stockText(stock: ProductView['stock'], m: Messages): string {
  switch (stock.kind) {
    case 'exact':
      return m.words.stock.exact(countText(stock.value ?? 0));
    case 'fuzzy':
      return (
        stock.label ?? (stock.available === false ? m.words.stock.out : m.words.stock.available)
      );
    case 'unlimited':
      return m.words.stock.unlimited;
    case 'hidden':
      return m.words.stock.hidden;
    case 'virtual_suspected':
      return m.words.stock.virtual(countText(stock.shown ?? 0));
  }
}

/** Where a price stands beside the market's median, in words without praise or blame. */
export function marketText(
  price: number | null,
  market: number | null,
  words: PlatformWords['prices'],
): string | null {
  if (price === null || market === null || market === 0) return null;
  const gap = price / market - 1;
  const share = `${Math.abs(gap * 100).toFixed(1)}%`;
  if (Math.abs(gap) < 0.005) return words.atMarket;
  return gap < 0 ? words.lowerThanMarket(share) : words.higherThanMarket(share);
}
