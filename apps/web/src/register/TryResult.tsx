import type { Offer, TrialOutcome } from '../api/detection.ts';
import { moneyText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Original } from '../ui/Original.tsx';
import { offerFacts } from './offer-facts.ts';
import css from './TryResult.module.css';
import { PLATFORM_WORDS } from '../platform/words.ts';
import { REGISTER_WORDS } from './words.ts';

/** Exactly what a probe with these rules would read right now. */
export function TryResult({
  outcome,
  failed,
}: {
  outcome: TrialOutcome<{ offers: Offer[] }> | null;
  failed: boolean;
}) {
  const { m } = useI18n();
  const words = useWords(REGISTER_WORDS);
  const { prices } = useWords(PLATFORM_WORDS);
  if (outcome === null) {
    return failed ? <p role="alert">{words.trialFailed}</p> : null;
  }
  if (outcome.kind === 'unknown') {
    const causes: Readonly<Record<string, string>> = words.unknown;
    const known = Object.hasOwn(m.words.cause, outcome.cause);
    return (
      <div role="status" className={css['result']}>
        <p>{known ? causes[outcome.cause] : words.unknown.other}</p>
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
      <h3>{words.manual.result}</h3>
      {outcome.seen.offers.length === 0 ? <p>{words.manual.nothing}</p> : null}
      {outcome.seen.offers.map((offer) => (
        <div key={offer.ref} className={css['offer']}>
          <span>
            {offer.title}
            <span className={css['facts']}>{offerFacts(offer, m, prices)}</span>
          </span>
          <strong>{offer.price === null ? words.manual.nothing : moneyText(offer.price)}</strong>
        </div>
      ))}
    </div>
  );
}
