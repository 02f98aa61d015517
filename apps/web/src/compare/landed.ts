import type { ComparedProduct } from '@kaopu/contracts';

/** What one piece comes to, fen. */
export interface Landed {
  listed: number;
  /** Payment, platform and other fees; null where the shop names none. */
  service: number | null;
  activation: number | null;
  /** What an order was asked for beyond all that. */
  unnamed: number;
  total: number;
  /** Not every fee is known: it can only become more. */
  isLeast: boolean;
}

type Costs = Pick<ComparedProduct, 'price' | 'fees' | 'quotes'>;
type Fee = Costs['fees'][number];

/** A total may be off by so much because a shop rounds. */
const ROUNDING_FEN = 1;

/** What the buyer pays of a fee on one piece; null when nobody knows. */
function feeOn({ fen, ratePpm, payer }: Fee, price: number): number | null {
  if (payer === 'merchant') return 0;
  if (payer !== 'buyer') return null;
  if (fen !== null) return fen;
  return ratePpm === null ? null : Math.round((price * ratePpm) / 1_000_000);
}

/**
 * Of fees that belong to a way to pay, those of the cheapest; all of those that every order pays.
 * An unknown one counts for nothing, which is the least it can be; null where all are unknown.
 */
function sumOf(fees: readonly Fee[], price: number): number | null {
  if (fees.every((fee) => feeOn(fee, price) === null)) return null;
  const sumBy = (channel: string) =>
    fees
      .filter((fee) => fee.channel === channel)
      .reduce((sum, fee) => sum + (feeOn(fee, price) ?? 0), 0);
  const ways = new Set(fees.map(({ channel }) => channel).filter((channel) => channel !== ''));
  return sumBy('') + (ways.size === 0 ? 0 : Math.min(...[...ways].map(sumBy)));
}

/** Listed price + service fee + activation fee = landed price; null where no price is shown. */
export function landedOf({ price, fees, quotes }: Costs): Landed | null {
  if (price === null) return null;
  const isActivation = ({ kind }: Fee) => kind === 'activation';
  const activation = sumOf(fees.filter(isActivation), price);
  const service = sumOf(
    fees.filter((fee) => !isActivation(fee)),
    price,
  );
  const named = (service ?? 0) + (activation ?? 0);
  const asked = quotes.map(({ total, listed, quantity }) => (total - listed) / quantity);
  const beyond = Math.round(Math.max(0, ...asked) - named);
  const unnamed = beyond > ROUNDING_FEN ? beyond : 0;
  const isKnown = fees.length + quotes.length > 0;
  return {
    listed: price,
    service,
    activation,
    unnamed,
    total: price + named + unnamed,
    isLeast: !isKnown || fees.some((fee) => feeOn(fee, price) === null),
  };
}
