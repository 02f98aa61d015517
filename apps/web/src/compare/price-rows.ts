import type { ComparisonColumn, ComparedProduct } from '@kaopu/contracts';
import { landedOf, type Landed } from './landed.ts';

export interface Priced {
  product: ComparedProduct;
  landed: Landed | null;
}

/** One item, and what each platform asks for it; null where it is not sold. */
export interface PriceRow {
  item: string;
  title: string;
  offers: (Priced | null)[];
}

/** Of several products of one item the one that can be bought, then the cheapest. */
function better(a: Priced, b: Priced): Priced {
  const isOn = ({ product }: Priced) => product.state === 'on_sale';
  if (isOn(a) !== isOn(b)) return isOn(a) ? a : b;
  return (b.landed?.total ?? Infinity) < (a.landed?.total ?? Infinity) ? b : a;
}

/** Items by how many platforms sell them; what is not recognised cannot be compared. */
export function priceRows(platforms: readonly Pick<ComparisonColumn, 'products'>[]): PriceRow[] {
  const byItem = new Map<string, PriceRow>();
  for (const [column, { products }] of platforms.entries()) {
    for (const product of products) {
      const { item, title } = product;
      if (item === null) continue;
      const row = byItem.get(item) ?? { item, title, offers: platforms.map(() => null) };
      byItem.set(item, row);
      const found = { product, landed: landedOf(product) };
      const before = row.offers[column] ?? null;
      row.offers[column] = before === null ? found : better(before, found);
      if (title.length < row.title.length) row.title = title;
    }
  }
  return [...byItem.values()].sort(
    (a, b) => sellers(b) - sellers(a) || a.title.localeCompare(b.title, 'zh-CN'),
  );
}

export function sellers({ offers }: PriceRow): number {
  return offers.filter((offer) => offer !== null).length;
}

/** The column that is cheapest whatever is not known of fees; -1 where none is for sure. */
export function cheapest({ offers }: PriceRow): number {
  const totals = offers.map((offer) =>
    offer?.product.state === 'on_sale' && offer.landed !== null ? offer.landed.total : Infinity,
  );
  const least = Math.min(...totals);
  const column = totals.indexOf(least);
  const isSure = offers[column]?.landed?.isLeast === false;
  const rivals = totals.filter((total) => total !== Infinity).length;
  const isAlone = totals.filter((total) => total === least).length === 1;
  return isSure && isAlone && rivals > 1 ? column : -1;
}
