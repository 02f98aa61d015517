import { useQuery } from '@tanstack/react-query';
import { useChoice } from '../app/use-choice.ts';
import { countText, moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import control from '../ui/control.module.css';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { OfferTable } from './OfferTable.tsx';
import { PriceStrip } from './PriceStrip.tsx';
import css from './PriceStrip.module.css';
import { marketQuery } from './queries.ts';
import { LEAST_SELLERS, stripOf, type Strip } from './strip.ts';
import { MARKET_WORDS, type MarketWords } from './words.ts';

/** One of the platform's goods beside everybody's. */
export function MarketCard({ id }: { id: string }) {
  const words = useWords(MARKET_WORDS);
  const [wanted, setWanted] = useChoice('item');
  const market = useQuery(marketQuery(id, wanted));
  const { items, item, offers } = market.data ?? { items: [], item: null, offers: [] };
  const strip = stripOf(offers);
  const title = items.find((one) => one.item === item)?.title ?? '';
  return (
    <Card
      title={words.title}
      aside={
        items.length < 2 ? null : (
          <select
            className={`${control['select']} ${css['choice']}`}
            aria-label={words.item}
            value={item ?? ''}
            onChange={(event) => setWanted(event.target.value)}
          >
            {items.map((one) => (
              <option key={one.item} value={one.item}>
                {words.option(one.title, countText(one.sellers))}
              </option>
            ))}
          </select>
        )
      }
    >
      {market.isPending ? <Skeleton height={260} /> : null}
      {market.isError ? (
        <Failure error={market.error} onRetry={() => void market.refetch()} />
      ) : null}
      {market.isSuccess && strip === null ? (
        <Empty text={words.empty}>{words.emptyHint}</Empty>
      ) : null}
      {strip === null ? null : (
        <>
          <Finding strip={strip} mine={id} title={title} />
          <PriceStrip strip={strip} mine={id} title={title} />
          <p className={css['legend']}>
            <span>{words.legendDot}</span>
            <span>{words.legendLine}</span>
            <span>{words.legendRange}</span>
          </p>
          <OfferTable strip={strip} mine={id} />
        </>
      )}
    </Card>
  );
}

function trapText({ band }: Strip, words: MarketWords): string {
  if (band === null) return words.tooFew(countText(LEAST_SELLERS));
  const edge = moneyText(band.edge);
  if (band.below === 0) return words.trapNone(edge);
  return words.trap(edge, countText(band.below), countText(band.failed));
}

function Finding({ strip, mine, title }: { strip: Strip; mine: string; title: string }) {
  const words = useWords(MARKET_WORDS);
  const place = strip.priced.findIndex(({ platformId }) => platformId === mine);
  const own = strip.priced[place];
  const { median, p10, p90 } = strip;
  const count = countText(strip.priced.length);
  const said =
    own === undefined
      ? words.mineNone
      : words.mine(moneyText(own.landed), countText(place + 1), count);
  return (
    <div className={css['finding']}>
      <p>
        <strong>{words.about(title, said)}</strong>
      </p>
      <p>{words.market(moneyText(median), moneyText(p10), moneyText(p90))}</p>
      <p data-trap>{trapText(strip, words)}</p>
    </div>
  );
}
