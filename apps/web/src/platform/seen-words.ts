import type { ObservationView } from '@kaopu/contracts';
import { isOffers, type Offer } from '../api/detection.ts';
import { countText, moneyText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import type { I18n } from '../i18n/use-i18n.ts';
import { faultText } from './fault-words.ts';
import { pageLookText } from './page-look-words.ts';
import { stockText } from './product-words.ts';
import { PLATFORM_WORDS } from './words.ts';

const SHOWN_OFFERS = 2;

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function offerText(offer: Offer, { m, lang }: I18n): string {
  const words = PLATFORM_WORDS[lang].looks;
  const price = offer.price === null ? words.noPrice : moneyText(offer.price);
  const state =
    offer.state === 'on_sale' ? stockText(offer.stock, m) : wordFor(m.words.value, offer.state);
  return words.offer(offer.title, price, state);
}

function offersText(offers: readonly Offer[], failed: unknown, i18n: I18n): string {
  const words = PLATFORM_WORDS[i18n.lang].looks;
  const rest = offers.length - SHOWN_OFFERS;
  const parts = offers.slice(0, SHOWN_OFFERS).map((offer) => offerText(offer, i18n));
  if (rest > 0) parts.push(words.offersMore(countText(rest)));
  if (Array.isArray(failed) && failed.length > 0) {
    parts.push(words.failed(countText(failed.length)));
  }
  return parts.join(' · ');
}

function siteText(seen: unknown, at: number, { m, lang, latency, duration }: I18n): string {
  const words = PLATFORM_WORDS[lang].looks;
  const reachable = fieldOf(seen, 'reachable');
  const health = fieldOf(seen, 'health');
  const status = fieldOf(seen, 'status');
  const total = fieldOf(fieldOf(seen, 'phases'), 'total');
  const validTo = fieldOf(fieldOf(seen, 'tls'), 'validTo');
  const reason = fieldOf(seen, 'reason');
  return [
    typeof reachable === 'boolean' ? m.words.value[reachable ? 'up' : 'down'] : '',
    reachable === true && typeof health === 'string' ? wordFor(m.words.value, health) : '',
    typeof status === 'number' ? words.http(String(status)) : '',
    typeof total === 'number' ? words.took(latency(total)) : '',
    typeof validTo === 'number' ? words.certificate(duration((validTo - at) / 1000)) : '',
    typeof reason === 'string' && !/^HTTP \d{3}$/.test(reason) ? (faultText(reason, m) ?? '') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What the prober noted, as it came; null when there is nothing our words do not say. */
export function rawReason(look: Pick<ObservationView, 'detail' | 'seen'>): string | null {
  const reason = fieldOf(look.seen, 'reason');
  const raw = look.detail ?? (typeof reason === 'string' ? reason : '');
  return raw === '' || /^HTTP \d{3}$/.test(raw) ? null : raw;
}

/** What a look saw, in one line, for the two kinds of looks there are words for. */
export function seenText(look: ObservationView, i18n: I18n): string {
  const page = pageLookText(look.kind, look.seen, i18n.lang);
  if (page !== null) return page;
  return isOffers(look.seen)
    ? offersText(look.seen.offers, fieldOf(look.seen, 'failed'), i18n)
    : siteText(look.seen, new Date(look.at).getTime(), i18n);
}
