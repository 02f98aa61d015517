import type { Offer, TrialOutcome } from '../api/detection.ts';
import { moneyText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Original } from '../ui/Original.tsx';
import { offerFacts } from './offer-facts.ts';
import css from './TryResult.module.css';

/** Exactly what a probe with these rules would read right now. */
export function TryResult({
  outcome,
  failed,
}: {
  outcome: TrialOutcome<{ offers: Offer[] }> | null;
  failed: boolean;
}) {
  const { m } = useI18n();
  if (outcome === null) {
    return failed ? <p role="alert">{m.register.trialFailed}</p> : null;
  }
  if (outcome.kind === 'unknown') {
    const words: Readonly<Record<string, string>> = m.register.unknown;
    const known = Object.hasOwn(m.words.cause, outcome.cause);
    return (
      <div role="status" className={css['result']}>
        <p>{known ? words[outcome.cause] : m.register.unknown.other}</p>
        {outcome.detail === '' ? null : (
          <p className={css['facts']}>
            <Original text={outcome.detail} />
          </p>
        )}
      </div>
    );
  }
  return (
    <div role="status" className={css['result']}>
      <h3>{m.register.manual.result}</h3>
      {outcome.seen.offers.length === 0 ? <p>{m.register.manual.nothing}</p> : null}
      {outcome.seen.offers.map((offer) => (
        <div key={offer.ref} className={css['offer']}>
          <span>
            {offer.title}
            <span className={css['facts']}>{offerFacts(offer, m)}</span>
          </span>
          <strong>
            {offer.price === null ? m.register.manual.nothing : moneyText(offer.price)}
          </strong>
        </div>
      ))}
    </div>
  );
}
