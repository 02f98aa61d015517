import type { ProductView } from '@kaopu/contracts';
import { useNow } from '../app/use-now.ts';
import { StepPrice } from '../charts/StepPrice.tsx';
import { thin } from '../charts/thin.ts';
import { countText, moneyText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import table from '../ui/table.module.css';
import { Tag } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import css from './Product.module.css';
import { ProductCosts } from './ProductCosts.tsx';
import { ProductItem } from './ProductItem.tsx';
import { marketText, stockText } from './product-words.ts';
import { PLATFORM_WORDS } from './words.ts';

const MAX_STEPS = 300;

export function Product({ platformId, product }: { platformId: string; product: ProductView }) {
  const { m } = useI18n();
  const trendWords = useWords(TREND_WORDS);
  const now = useNow();
  const words = useWords(PLATFORM_WORDS).prices;
  const points = thin(
    product.history.map((step) => ({ at: new Date(step.at).getTime(), price: step.price })),
    MAX_STEPS,
    (point) => point.price ?? 0,
  );
  const beside = marketText(product.price, product.marketPrice, words);
  return (
    <li className={css['product']}>
      <div className={css['head']}>
        <h3 className={css['title']} title={product.title}>
          {product.title}
        </h3>
        <p className={css['price']}>{moneyText(product.price)}</p>
      </div>
      <p className={css['facts']}>
        <Tag look={product.state === 'on_sale' ? 'plain' : 'dashed'}>
          {wordFor(m.words.value, product.state)}
        </Tag>
        <span>{stockText(product.stock, m)}</span>
        <span>{m.words.delivery[product.delivery]}</span>
        {product.moq === null ? null : <span>{words.moq(countText(product.moq))}</span>}
        {product.memberPrice === null ? null : (
          <span>
            {words.member} {moneyText(product.memberPrice)}
          </span>
        )}
      </p>
      {product.tiers.length === 0 ? null : (
        <p className={css['facts']}>
          <span>{words.tiers}</span>
          {product.tiers.map((tier) => (
            <span key={tier.minQty}>
              {words.tier(countText(tier.minQty), moneyText(tier.unitPrice))}
            </span>
          ))}
        </p>
      )}
      <ProductCosts product={product} />
      <StepPrice
        title={product.title}
        points={points}
        market={product.marketPrice}
        until={Math.max(now, new Date(product.seenAt).getTime())}
      />
      <p className={css['facts']}>
        <span className={css['market']}>
          {product.marketPrice === null
            ? words.noMarket
            : words.market(moneyText(product.marketPrice), countText(product.marketPeers))}
        </span>
        {beside === null ? null : <span>{beside}</span>}
      </p>
      <ProductItem platformId={platformId} product={product} />
      <p className={css['foot']}>
        <span>
          {words.seen} <When at={product.seenAt} />
        </span>
        <NewTabLink href={product.url}>{words.visit}</NewTabLink>
      </p>
      {product.history.length < 2 ? null : (
        <details className={table['details']}>
          <summary>{words.history}</summary>
          <div className={table['scroll']}>
            <table className={table['table']}>
              <thead>
                <tr>
                  <th scope="col">{trendWords.at}</th>
                  <th scope="col">{words.price}</th>
                  <th scope="col">{words.state}</th>
                </tr>
              </thead>
              <tbody>
                {[...product.history].reverse().map((step) => (
                  <tr key={step.at}>
                    <td>
                      <Clock at={step.at} />
                    </td>
                    <td>{moneyText(step.price)}</td>
                    <td>{wordFor(m.words.value, step.state)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </li>
  );
}
