import { MISSING, moneyText } from '../format/number.ts';
import { wordFor, type Messages } from '../i18n/messages.ts';
import { cheapest, type Priced, type PriceRow } from './price-rows.ts';
import type { Cell, Row } from './rows.ts';
import type { CompareWords } from './words.ts';

/** How each landed price comes about, a row an item. */
export function priceTableRows(rows: readonly PriceRow[], words: CompareWords, m: Messages): Row[] {
  return rows.map((row) => {
    const least = cheapest(row);
    return {
      key: row.item,
      label: row.title,
      cells: row.offers.map((offer, column) =>
        offer === null ? { text: MISSING } : priceCell(offer, column === least, words.prices, m),
      ),
    };
  });
}

function priceCell(
  { product, landed }: Priced,
  isLeast: boolean,
  words: CompareWords['prices'],
  m: Messages,
): Cell {
  const state = product.state === 'on_sale' ? '' : wordFor(m.words.value, product.state);
  const tag = state === '' && isLeast ? words.lowest : state;
  const about = tag === '' ? {} : { tag };
  if (landed === null) return { text: words.noPrice, ...about };
  const total = moneyText(landed.total);
  const formula = words.formula(
    moneyText(landed.listed),
    moneyText(landed.service),
    moneyText(landed.activation),
  );
  return {
    text: landed.isLeast ? words.least(total) : total,
    more: landed.unnamed === 0 ? formula : formula + words.unnamed(moneyText(landed.unnamed)),
    ...about,
  };
}
