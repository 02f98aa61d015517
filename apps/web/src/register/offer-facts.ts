import type { Offer } from '../api/detection.ts';
import { countText, moneyText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import type { Messages } from '../i18n/messages.ts';
import { stockText } from '../platform/product-words.ts';
import type { PlatformWords } from '../platform/words.ts';

/** Everything but the price that a storefront says about one product. */
export function offerFacts(offer: Offer, m: Messages, words: PlatformWords['prices']): string {
  return [
    wordFor(m.words.value, offer.state),
    stockText(offer.stock, m),
    m.words.delivery[offer.delivery],
    offer.moq === null ? '' : words.moq(countText(offer.moq)),
    offer.memberPrice === null ? '' : `${words.member} ${moneyText(offer.memberPrice)}`,
    ...offer.tiers.map((tier) => words.tier(countText(tier.minQty), moneyText(tier.unitPrice))),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
