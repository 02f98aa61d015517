import type { Offer } from '../api/detection.ts';
import { countText, moneyText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { offerFacts } from './offer-facts.ts';
import css from './ProductPicker.module.css';

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

  function toggle(ref: string) {
    const next = new Set(chosen);
    if (!next.delete(ref)) next.add(ref);
    onChange(next);
  }

  return (
    <Card
      title={m.register.products(countText(offers.length))}
      aside={
        <span className={css['tools']}>
          <span>{m.register.chosen(countText(chosen.size), countText(offers.length))}</span>
          <Button look="quiet" onClick={() => onChange(new Set(offers.map((offer) => offer.ref)))}>
            {m.register.all}
          </Button>
          <Button look="quiet" onClick={() => onChange(new Set())}>
            {m.register.none}
          </Button>
        </span>
      }
    >
      <p className={css['hint']}>{m.register.productsHint}</p>
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
                <span className={css['facts']}>{offerFacts(offer, m)}</span>
              </span>
              <span className={css['price']}>{moneyText(offer.price)}</span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  );
}
