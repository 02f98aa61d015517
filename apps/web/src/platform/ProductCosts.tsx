import type { ProductView } from '@kaopu/contracts';
import { countText, moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Clock } from '../ui/When.tsx';
import { ITEM_WORDS } from './item-words.ts';
import css from './Product.module.css';

/** Varieties, fees, what orders were said to cost, and the supplier's own log: what is known of them. */
export function ProductCosts({ product }: { product: ProductView }) {
  const words = useWords(ITEM_WORDS);
  const { skus, fees, quotes, priceLog } = product;
  const payer: Readonly<Record<string, string>> = {
    buyer: words.buyerPays,
    merchant: words.merchantPays,
  };
  return (
    <>
      {skus.length < 2 ? null : (
        <p className={css['facts']}>
          <span>{words.skus}</span>
          {skus.map((sku) => (
            <span key={sku.ref}>
              {sku.name} {moneyText(sku.price)}
            </span>
          ))}
        </p>
      )}
      {fees.length === 0 ? null : (
        <p className={css['facts']}>
          <span>{words.fees}</span>
          {fees.map((fee, at) => (
            <span key={at}>
              {fee.channel}{' '}
              {fee.fen === null
                ? words.percent(String((fee.ratePpm ?? 0) / 10_000))
                : moneyText(fee.fen)}{' '}
              {payer[fee.payer] ?? ''}
            </span>
          ))}
        </p>
      )}
      {quotes.map((quote, at) => (
        <p key={at} className={css['facts']}>
          {words.asked(moneyText(quote.total), moneyText(quote.listed), countText(quote.quantity))}
        </p>
      ))}
      {priceLog.length === 0 ? null : (
        <p className={css['facts']}>
          <span>{words.priceLog}</span>
          {priceLog.slice(-3).map((entry) => (
            <span key={entry.at}>
              <Clock at={entry.at} /> {moneyText(entry.from)} → {moneyText(entry.to)}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
