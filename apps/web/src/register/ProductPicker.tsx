import type { Offer } from '../api/detection.ts';
import { countText, moneyText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { offerFacts } from './offer-facts.ts';
import css from './ProductPicker.module.css';
import { PLATFORM_WORDS } from '../platform/words.ts';
import { REGISTER_WORDS } from './words.ts';

export function ProductPicker({
  offers,
  chosen,
  onChange,
}: {
  offers: Offer[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { m } = useI18n();
  const words = useWords(REGISTER_WORDS);
  const { prices } = useWords(PLATFORM_WORDS);

  function toggle(ref: string) {
    const next = new Set(chosen);
    if (!next.delete(ref)) next.add(ref);
    onChange(next);
  }

  return (
    <Card
      title={words.products(countText(offers.length))}
      aside={
        <span className={css['tools']}>
          <span>{words.chosen(countText(chosen.size), countText(offers.length))}</span>
          <Button look="quiet" onClick={() => onChange(new Set(offers.map((offer) => offer.ref)))}>
            {words.all}
          </Button>
          <Button look="quiet" onClick={() => onChange(new Set())}>
            {words.none}
          </Button>
        </span>
      }
    >
      <p className={css['hint']}>{words.productsHint}</p>
      <ul className={css['offers']}>
        {offers.map((offer) => (
          <li key={offer.ref}>
            <label className={css['offer']}>
              <input
                type="checkbox"
                checked={chosen.has(offer.ref)}
                onChange={() => toggle(offer.ref)}
              />
              <span className={css['what']}>
                <span className={css['title']}>{offer.title}</span>
                <span className={css['facts']}>{offerFacts(offer, m, prices)}</span>
              </span>
              <span className={css['price']}>{moneyText(offer.price)}</span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  );
}
