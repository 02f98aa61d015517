import type { ServiceView } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { SERVICE_WORDS } from './words.ts';

/** What is promised, and what was found at night. */
export function useClaim(): (
  service: Pick<ServiceView, 'claim' | 'night'>,
) => [claimed: string, measured: string] {
  const words = useWords(SERVICE_WORDS);
  return ({ claim, night }) => [
    claim === null ? words.claimUnread : claim.roundTheClock ? words.claims : words.claimsNot,
    night.asked === 0
      ? words.nightNone
      : words.measuredNight(countText(night.asked), countText(night.unanswered)),
  ];
}
